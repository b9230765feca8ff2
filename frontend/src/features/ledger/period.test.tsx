import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Schemas } from '@/shared/api/types';
import { me, someId } from '@/test/fixtures';
import { mockFetch, refusal } from '@/test/mock-fetch';
import { fill, open } from '@/test/render';

const period = (
  month: string,
  status: Schemas['LedgerPeriodStatus'] = 'OPEN',
): Schemas['LedgerPeriodView'] => ({
  id: someId(980),
  version: 1,
  month,
  startsOn: `${month}-01`,
  status,
  lastNumber: 98,
});
const balance = {
  from: '2026-10-01',
  to: '2026-10-31',
  rows: [],
  total: Object.fromEntries(
    ['openingDebit', 'openingCredit', 'debit', 'credit', 'closingDebit', 'closingCredit'].map((column) => [
      column,
      { amount: '0.00', currency: 'CNY' },
    ]),
  ),
};

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-23T02:00:00Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

it('says what is in the way of closing a month, and where that is dealt with', async () => {
  mockFetch({
    'GET /ledger/trial-balance': balance,
    'GET /ledger/periods': { items: [period('2026-09'), period('2026-10')] },
    'GET /period-runs': {
      items: [{ id: someId(750), month: '2026-10', startsOn: '2026-10-01', status: 'OPEN', steps: [] }],
    },
    'GET /ledger/events': [
      {
        code: 'SALE',
        name: '销售',
        uptoXid: 0,
        stuck: [{ event: 'SALE', businessDate: '2026-10-12', rows: 3, why: 'NO_RULE' }],
      },
    ],
  });
  open('/ledger?month=2026-10');
  const obstacles = await screen.findByRole('list', { name: '现在还不能结账' });
  await waitFor(() => expect(within(obstacles).getAllByRole('listitem')).toHaveLength(3));
  expect(within(obstacles).getByText(/2026-09 还没有结账/)).toBeTruthy();
  expect(within(obstacles).getByText(/“销售”有 3 笔没有可用的记账规则/)).toBeTruthy();
  expect(within(obstacles).getByRole('link', { name: '到月结' }).getAttribute('href')).toBe(
    `/periods/${someId(750)}`,
  );
  expect(screen.queryByRole('button', { name: '结账' })).toBeNull();
});

it('closes a month after a question, and shows what the server has against it', async () => {
  const close = 'POST /ledger/periods/2026-10/close';
  let stored = period('2026-10');
  const { to, on } = mockFetch({
    'GET /ledger/trial-balance': balance,
    'GET /ledger/periods': () => ({ json: { items: [stored] } }),
    'GET /ledger/events': [],
    [close]: () =>
      refusal(409, 'period_event_stuck', {
        title: '有业务未能入账',
        detail: '2026-10-12 的 SALE 没有可用的记账规则，请先补充规则并重新处理。',
      }),
  });
  const { user } = open('/ledger?month=2026-10');
  const button = await screen.findByRole('button', { name: '结账' });
  await waitFor(() => expect(button).toHaveProperty('disabled', false));
  await user.click(button);
  expect(to(close)).toHaveLength(0);
  await user.click(await screen.findByRole('button', { name: '确定' }));
  expect(await screen.findByText(/2026-10-12 的 SALE 没有可用的记账规则/)).toBeTruthy();

  on(close, () => {
    stored = period('2026-10', 'CLOSED');
    return { json: stored };
  });
  await user.click(screen.getByRole('button', { name: '结账' }));
  await user.click(await screen.findByRole('button', { name: '确定' }));
  expect(await screen.findByText('已结账')).toBeTruthy();
});

it('reopens the last closed month for a reason, which may wait for a second person', async () => {
  const reopen = 'POST /ledger/periods/2026-10/reopen';
  const { to } = mockFetch({
    'GET /ledger/trial-balance': balance,
    'GET /ledger/periods': { items: [period('2026-10', 'CLOSED')] },
    [reopen]: () => ({ status: 202, json: { id: someId(900), status: 'PENDING' } }),
  });
  const { user } = open('/ledger?month=2026-10');
  await user.click(await screen.findByRole('button', { name: '反结账' }));
  const drawer = within(await screen.findByRole('dialog', { name: '反结账 2026-10' }));
  fill(drawer.getByLabelText('原因'), '补记运费');
  await user.click(drawer.getByRole('button', { name: '反结账' }));
  expect(await screen.findByText('已提交，待第二个人批准后生效。')).toBeTruthy();
  expect(to(reopen)[0]?.body).toEqual({ reason: '补记运费' });
});

it('shows the state alone to somebody who may only read', async () => {
  mockFetch({
    'GET /ledger/trial-balance': balance,
    'GET /ledger/periods': { items: [period('2026-10')] },
  });
  open('/ledger?month=2026-10', { as: { ...me, role: 'AUDITOR', permissions: ['ledger:read'] } });
  expect(await screen.findByText('未结账')).toBeTruthy();
  expect(screen.queryByRole('button', { name: '结账' })).toBeNull();
});
