import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { Schemas } from '@/shared/api/types';
import { aBill, anOpenItem, aProfile, someId, yuan } from '@/test/fixtures';
import { mockFetch } from '@/test/mock-fetch';
import { fill, open } from '@/test/render';
import { share } from './vocabulary';

it('settles debits with a credit just as the chosen proposal says', async () => {
  const customer = `/customers/${someId(100)}`;
  const credit = anOpenItem({
    id: someId(761),
    number: 'T0000761',
    side: 'CREDIT',
    residual: yuan('300.00'),
  });
  const { to } = mockFetch({
    [`GET ${customer}/profile`]: aProfile(),
    'GET /open-items': (call: { query: URLSearchParams }) => ({
      json: { items: call.query.get('side') === 'CREDIT' ? [credit] : [anOpenItem()] },
    }),
    'GET /open-items/totals': { count: 0 },
    [`GET ${customer}/receivables/proposals`]: {
      items: [
        {
          ground: 'OLDEST',
          parts: [{ item: anOpenItem(), amount: yuan('128.50') }],
          remainder: yuan('171.50'),
        },
        {
          ground: 'EXACT_ITEM',
          parts: [{ item: anOpenItem({ id: someId(762), number: 'T0000762' }), amount: yuan('300.00') }],
          remainder: yuan('0.00'),
        },
      ],
    },
    [`POST ${customer}/receivables/allocations`]: () => ({ status: 201, json: { items: [{}] } }),
  });
  const { user } = open(`${customer}?tab=receivables`);
  await user.click(await screen.findByRole('button', { name: '核销' }));
  const dialog = await screen.findByRole('dialog');
  await user.click(await within(dialog).findByRole('radio', { name: /T0000762/ }));
  await user.click(within(dialog).getByRole('button', { name: '采纳方案' }));
  await waitFor(() => expect(to(`POST ${customer}/receivables/allocations`)).toHaveLength(1));
  const [asked] = to(`GET ${customer}/receivables/proposals`);
  expect(asked?.query.get('amount')).toBe('300.00');
  const [sent] = to(`POST ${customer}/receivables/allocations`);
  expect(sent?.body).toEqual({
    allocations: [{ debitId: someId(762), creditId: someId(761), amount: yuan('300.00') }],
  });
  expect(sent?.headers.get('Idempotency-Key')).toBeTruthy();
});

it.each([
  [`/customers/${someId(100)}?tab=receivables`, '两笔恢复未结清。'],
  [`/bills/${someId(720)}`, '收款仍在客户账上，只是不再抵这张账单。'],
])('undoes from %s what was settled there', async (page, explained) => {
  const undone = `POST /allocations/${someId(770)}/reversal`;
  const allocation: Schemas['AllocationView'] = {
    id: someId(770),
    customerId: someId(100),
    debitId: someId(721),
    creditId: someId(761),
    amount: yuan('500.00'),
    effectiveOn: '2026-11-20',
    method: 'OLDEST',
    createdBy: someId(1),
    createdAt: '2026-11-20T02:00:00Z',
  };
  const { to } = mockFetch({
    [`GET /customers/${someId(100)}/profile`]: aProfile(),
    [`GET /bills/${someId(720)}`]: aBill(),
    'GET /open-items/totals': { count: 0 },
    'GET /allocations': { items: [{ ...allocation, id: someId(771), method: 'CARD' }, allocation] },
    [undone]: () => ({ status: 201, json: allocation }),
  });
  const { user } = open(page);
  await user.click(await screen.findByRole('button', { name: '撤销' }));
  const drawer = await screen.findByRole('dialog', { name: '撤销核销' });
  expect(within(drawer).getByText(explained)).toBeTruthy();
  fill(within(drawer).getByLabelText('原因'), '核错了');
  await user.click(within(drawer).getByRole('button', { name: '撤销' }));
  await waitFor(() => expect(to(undone)[0]?.body).toEqual({ reason: '核错了' }));
});

it('draws a bar from exact figures', () => {
  expect(share(yuan('33.33'), yuan('100.00'))).toBe(33);
  expect(share(yuan('1.00'), yuan('0.00'))).toBe(0);
  expect(share(undefined, yuan('1.00'))).toBe(0);
});
