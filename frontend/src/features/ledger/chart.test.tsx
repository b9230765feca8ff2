import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { mockFetch } from '@/test/mock-fetch';
import { fill, open } from '@/test/render';

it('opens an account with all of its terms, which the server wants said', async () => {
  const { to } = mockFetch({ 'POST /ledger/accounts': { id: 'x' } });
  const { user } = open('/ledger/accounts');
  await user.click(await screen.findByRole('button', { name: '新增科目' }));
  const drawer = within(await screen.findByRole('dialog', { name: '新增科目' }));
  fill(drawer.getByLabelText('科目编码'), '1002.07');
  fill(drawer.getByLabelText('名称'), '备用金户');
  await user.click(drawer.getByRole('button', { name: '新增科目' }));
  expect(await screen.findByText('已保存')).toBeTruthy();
  expect(to('POST /ledger/accounts')[0]?.body).toEqual({
    code: '1002.07',
    terms: { name: '备用金户', kind: 'ASSET', side: 'DEBIT', byCustomer: false, closed: false },
  });
});

it('says a rule of the house in words', async () => {
  mockFetch({
    'GET /ledger/events': [{ code: 'SALE', name: '销售', uptoXid: 0 }],
    'GET /ledger/rules': {
      items: [
        {
          id: 'r',
          event: 'SALE',
          method: 'CASH',
          effectiveFrom: '1900-01-01',
          legs: [{ account: '@MONEY', side: 'DEBIT', amount: 'GROSS' }],
          createdBy: 'x',
          createdAt: '2026-11-01T01:00:00Z',
        },
      ],
    },
    'GET /ledger/methods': [{ method: 'IN', accountCode: '1001' }],
  });
  open('/ledger/rules');
  expect(await screen.findByText(/借 收付款科目 含税金额/)).toBeTruthy();
  expect(screen.getByText('现金')).toBeTruthy();
  expect(await screen.findByText('转入')).toBeTruthy();
});
