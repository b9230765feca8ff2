import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { me, someId, yuan } from '@/test/fixtures';
import { mockFetch } from '@/test/mock-fetch';
import { open } from '@/test/render';
import { cardDays } from './vocabulary';

const row = {
  businessDate: '2026-11-20',
  kind: 'TOP_UP',
  movements: 1,
  principalIn: yuan('500.00'),
  principalOut: yuan('0.00'),
  bonusIn: yuan('50.00'),
  bonusOut: yuan('0.00'),
} as const;

it('adds up the shops of a day to the 分 and leaves no day out', () => {
  const spent = {
    ...row,
    kind: 'SPEND',
    principalIn: yuan('0.00'),
    principalOut: yuan('78.55'),
    bonusOut: yuan('50.05'),
  } as const;
  expect(cardDays(['2026-11-20', '2026-11-21'], [row, row, spent])).toEqual([
    { day: '2026-11-20', paidIn: 100_000n, paidOut: 12_860n },
    { day: '2026-11-21', paidIn: 0n, paidOut: 0n },
  ]);
});

it('opens the entries behind a bar', async () => {
  mockFetch({
    'GET /transactions/totals': {
      count: 3,
      drafts: 0,
      debit: yuan('90.00'),
      credit: yuan('0.00'),
      net: yuan('90.00'),
      byType: [{ type: 'SALE', count: 3, amount: yuan('90.00') }],
    },
    'GET /liability/days': { asOf: '2026-11-22T02:00:00Z', items: [row] },
  });
  open('/reports?from=2026-11-20&to=2026-11-20');
  const bar = within(await screen.findByRole('list', { name: '账目' })).getByRole('link');
  expect(bar.textContent).toContain('销售 (3)');
  expect(bar.getAttribute('href')).toBe('/transactions?type=SALE&from=2026-11-20&to=2026-11-20');
  const day = await screen.findByRole('link', { name: /2026-11-20：充值 ¥500.00/ });
  expect(day.getAttribute('href')).toBe('/transactions?from=2026-11-20&to=2026-11-20');
});

it('counts what each of the staff did who still work here', async () => {
  const { to } = mockFetch({
    'GET /staff': {
      items: [
        { id: someId(1), displayName: '管理员', status: 'ACTIVE', role: 'ADMINISTRATOR' },
        { id: someId(2), displayName: '周财务', status: 'ACTIVE', role: 'FINANCE' },
        { id: someId(3), displayName: '离职的人', status: 'DISABLED', role: 'CASHIER' },
      ],
    },
    'GET /interactions': ({ query }: { query: URLSearchParams }) => ({
      json: { items: [], count: query.get('staffId') === someId(2) ? 7 : 1 },
    }),
  });
  open('/reports?report=staff&from=2026-11-16&to=2026-11-22');
  const bars = within(await screen.findByRole('list', { name: '往来' }));
  const link = await bars.findByRole('link', { name: /周财务\s*7/ });
  expect(link.getAttribute('href')).toBe(`/interactions?staffId=${someId(2)}&from=2026-11-16&to=2026-11-22`);
  expect(bars.getAllByRole('link')[0]?.textContent).toContain('周财务');
  expect(bars.queryByText('离职的人')).toBeNull();
  // The list of the staff refuses to be asked for a status.
  expect(to('GET /staff')[0]?.query.has('status')).toBe(false);
});

it('shows the cards’ debts only to whoever may see them', async () => {
  mockFetch();
  open('/reports', { as: { ...me, permissions: ['transaction:read'] } });
  await screen.findByRole('tab', { name: '账龄' });
  expect(screen.queryByRole('tab', { name: '储值卡余额' })).toBeNull();
});
