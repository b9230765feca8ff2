import { screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { aBankLine, me, someId, yuan } from '@/test/fixtures';
import { mockFetch } from '@/test/mock-fetch';
import { open } from '@/test/render';
import { columnsFor, readingProblem } from './template-columns';

const line = `/bank-lines/${someId(740)}`;
const proposal = {
  method: 'REFERENCE',
  score: 0.97,
  automatic: true,
  customerId: someId(100),
  customerName: '王小明',
  amount: yuan('1150.00'),
  shares: [{ itemId: someId(200), number: 'T0000200', reference: 'ZD2026000001', amount: yuan('1150.00') }],
  evidence: 'ZD2026000001',
};
const answers = {
  'GET /bank-lines': { items: [aBankLine()] },
  [`GET ${line}`]: aBankLine(),
  [`GET ${line}/proposals`]: { items: [proposal] },
};

it('accepts a candidate at one press, with what it settles', async () => {
  const { to } = mockFetch({
    ...answers,
    [`POST ${line}/matches`]: () => ({ status: 201, json: { id: someId(741), lineId: someId(740) } }),
  });
  const { user } = open('/bank');
  await user.click(await screen.findByRole('button', { name: /长风茶业/ }));
  await user.click(await screen.findByRole('button', { name: '采纳' }));
  await waitFor(() => expect(to(`POST ${line}/matches`)).toHaveLength(1));
  const [sent] = to(`POST ${line}/matches`);
  expect(sent?.body).toEqual({
    customerId: someId(100),
    amount: yuan('1150.00'),
    shares: [{ itemId: someId(200), amount: yuan('1150.00') }],
  });
  expect(sent?.headers.get('Idempotency-Key')).toBeTruthy();
});

it('lets nobody accept who may not post, unless the payment is recorded already', async () => {
  mockFetch({
    ...answers,
    [`GET ${line}/proposals`]: {
      items: [
        proposal,
        { ...proposal, method: 'RECORDED', entryId: someId(201), entryNumber: 'T0000201', shares: [] },
      ],
    },
  });
  open(`/bank?line=${someId(740)}`, { as: { ...me, permissions: ['bank:read', 'bank:match'] } });
  expect(await screen.findByText('已入账：T0000201')).toBeTruthy();
  expect(screen.getAllByRole('button', { name: '采纳' })).toHaveLength(1);
});

it('knows what a table cannot be read without', () => {
  expect(readingProblem({ AMOUNT: ['金额'] })).toBe('dayColumnMissing');
  expect(readingProblem({ BOOKED_ON: ['日期'], MONEY_IN: ['收入'] })).toBe('amountColumnMissing');
  expect(readingProblem({ VALUE_ON: ['日期'], MONEY_IN: ['收入'], MONEY_OUT: ['支出'] })).toBeUndefined();
  expect(columnsFor({ AMOUNT: ['金额'], REMARK: [], BALANCE: undefined })).toEqual({ AMOUNT: ['金额'] });
});

it('offers to take a match back that was just accepted', async () => {
  const undo = `POST /bank-matches/${someId(741)}/reversal`;
  const { to } = mockFetch({
    ...answers,
    [`POST ${line}/matches`]: () => ({ status: 201, json: { id: someId(741), lineId: someId(740) } }),
    [undo]: () => ({ status: 201, json: { id: someId(742), lineId: someId(740) } }),
  });
  const { user } = open(`/bank?line=${someId(740)}`);
  await user.click(await screen.findByRole('button', { name: '采纳' }));
  await screen.findByText('已核对', { exact: false, selector: '.ant-message *' });
  await user.click(screen.getByRole('button', { name: '撤销' }));
  await waitFor(() => expect(to(undo)).toHaveLength(1));
  expect(to(undo)[0]?.body).toEqual({ reason: '撤销刚才的核对' });
  expect(to(undo)[0]?.headers.get('Idempotency-Key')).toBeTruthy();
});
