import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { aBill, me, someId, yuan } from '@/test/fixtures';
import { mockFetch, refusal } from '@/test/mock-fetch';
import { fill, open } from '@/test/render';
import { inParts, missing } from './instalments';
import { shownCard } from './shown-card';

const path = `/bills/${someId(720)}`;
const bill = (change: Parameters<typeof aBill>[0] = {}) => ({
  [`GET ${path}`]: aBill(change),
  [`GET ${path}/mails`]: { items: [] },
  [`GET ${path}/card-payments`]: { items: [] },
});

it('sums up the whole filter, and asks for it as it asks for the list', async () => {
  const { to } = mockFetch({
    'GET /bills': { items: [aBill()], nextCursor: 'more' },
    'GET /bills/totals': {
      count: 321,
      drafts: 0,
      drafted: yuan('0.00'),
      voided: 2,
      taken: yuan('80.00'),
      total: yuan('99000.10'),
      residual: yuan('1200.05'),
    },
  });
  open(`/bills?view=overdue&customerId=${someId(100)}&from=2026-11-01`);
  const totals = await screen.findByRole('region', { name: '合计' });
  expect(totals.textContent).toContain('共 321 张');
  expect(totals.textContent).toContain('含作废 2 张');
  expect(totals.textContent).not.toContain('草稿');
  const [asked] = to('GET /bills/totals');
  const [listed] = to('GET /bills');
  for (const filter of ['overdue', 'customerId', 'issueOn[gte]'])
    expect(asked?.query.getAll(filter)).toEqual(listed?.query.getAll(filter));
  expect(asked?.query.get('overdue')).toBe('true');
});

it('offers what is open as the payment, and sends it once under its key', async () => {
  const { to } = mockFetch({
    ...bill(),
    [`POST ${path}/payments`]: () => ({ status: 201, json: aBill({ status: 'PAID' }) }),
  });
  const { user } = open(path);
  await user.click(await screen.findByRole('button', { name: '登记收款' }));
  const dialog = await screen.findByRole('dialog');
  expect(within(dialog).getByLabelText('金额')).toHaveProperty('value', '1150.00');
  await user.click(within(dialog).getByRole('button', { name: '确认收款' }));
  await waitFor(() => expect(to(`POST ${path}/payments`)).toHaveLength(1));
  const [sent] = to(`POST ${path}/payments`);
  expect(sent?.body).toMatchObject({ amount: { amount: '1150.00' }, method: 'TRANSFER' });
  expect(sent?.headers.get('Idempotency-Key')).toBeTruthy();
});

it('takes another key for another try with a card that was refused', async () => {
  const { to } = mockFetch({
    ...bill(),
    [`POST ${path}/card-payments`]: () => refusal(422, 'card_pin_wrong', { title: '密码不正确' }),
  });
  const { user } = open(path);
  await user.click(await screen.findByRole('button', { name: '储值卡付款' }));
  const dialog = await screen.findByRole('dialog');
  fill(within(dialog).getByLabelText('卡号、手机号或付款码'), '8600 0000 0000 0300');
  await user.click(within(dialog).getByRole('button', { name: '扣款' }));
  await waitFor(() => expect(dialog.textContent).toContain('密码不正确'));
  await user.click(within(dialog).getByRole('button', { name: '扣款' }));
  await waitFor(() => expect(to(`POST ${path}/card-payments`)).toHaveLength(2));
  const [first, second] = to(`POST ${path}/card-payments`);
  expect(first?.body).toMatchObject({ cardNumber: '8600000000000300' });
  expect(first?.headers.get('Idempotency-Key')).not.toBe(second?.headers.get('Idempotency-Key'));
});

it('shows nobody what they may not do', async () => {
  mockFetch(bill());
  open(path, { as: { ...me, role: 'SERVICE', permissions: ['bill:read', 'customer:read'] } });
  expect(await screen.findByRole('heading', { level: 1, name: '账单 ZD2026000001' })).toBeTruthy();
  for (const name of ['登记收款', '储值卡付款', '邮件发送', '更多'])
    expect(screen.queryByRole('button', { name })).toBeNull();
  expect(screen.getByRole('button', { name: '打印' })).toBeTruthy();
});

it('tells a payment code from a phone and a card', () => {
  expect(shownCard('1234 5678 9012 3456 7890')).toEqual({ paymentCode: '12345678901234567890' });
  expect(shownCard('１３８00138000')).toEqual({ phone: '13800138000' });
  expect(shownCard('8600000000000300')).toEqual({ cardNumber: '8600000000000300' });
});

it('divides an amount into parts that come to it exactly', () => {
  expect(inParts(yuan('100.00'), 3).map(({ amount }) => amount)).toEqual(['33.34', '33.33', '33.33']);
  expect(
    missing(
      yuan('100.00'),
      inParts(yuan('100.00'), 7).map((amount) => ({ amount })),
    )?.amount,
  ).toBe('0.00');
  expect(missing(yuan('100.00'), [{ amount: yuan('120.5') }])?.amount).toBe('-20.50');
  expect(missing(yuan('100.00'), [{ amount: yuan('x') }])).toBeUndefined();
});
