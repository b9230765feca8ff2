import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { anOpenItem, aProfile, someId, yuan } from '@/test/fixtures';
import { mockFetch } from '@/test/mock-fetch';
import { open } from '@/test/render';
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

it('draws a bar from exact figures', () => {
  expect(share(yuan('33.33'), yuan('100.00'))).toBe(33);
  expect(share(yuan('1.00'), yuan('0.00'))).toBe(0);
  expect(share(undefined, yuan('1.00'))).toBe(0);
});
