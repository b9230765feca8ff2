import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { Schemas } from '@/shared/api/types';
import { aCard, aMovement, aReceipt, me, someId, yuan } from '@/test/fixtures';
import { mockFetch } from '@/test/mock-fetch';
import { fill, open } from '@/test/render';
import { actsWith, openHolds } from './movement-acts';

const card = `/cards/${someId(300)}`;
const at = '2026-11-22T02:00:00Z';
const soon = Date.parse('2026-11-22T10:00:00Z');

const spend = aMovement();
const given = aMovement({
  sequence: 3,
  kind: 'RETURN',
  reference: someId(382),
  refersTo: spend.reference,
  principal: yuan('20.00'),
  bonus: yuan('0.00'),
});

it('gives back what is left of a payment, bucket by bucket', () => {
  const { left } = actsWith(spend, aCard(), [given, spend], soon);
  expect(left).toEqual({ principal: yuan('58.50'), bonus: yuan('50.00'), whole: yuan('108.50') });
  const rest = aMovement({ ...given, principal: yuan('58.50'), bonus: yuan('50.00') });
  expect(actsWith(spend, aCard(), [rest, given, spend], soon).left).toBeUndefined();
  expect(actsWith(spend, aCard({ status: 'LOST' }), [spend], soon).left).toBeDefined();
  expect(actsWith(spend, aCard({ status: 'CLOSED' }), [spend], soon).left).toBeUndefined();
});

it('undoes only whole, fresh movements whose money is still there', () => {
  const fresh = (movement = spend, on = aCard(), others: Schemas['CardMovementView'][] = [], now = soon) =>
    actsWith(movement, on, others, now).reversible;
  const topUp = aMovement({ kind: 'TOP_UP', principal: yuan('400.00'), bonus: yuan('40.00') });
  expect(fresh()).toBe(true);
  expect(fresh(spend, aCard(), [given])).toBe(false);
  expect(fresh(spend, aCard({ status: 'FROZEN' }))).toBe(false);
  expect(fresh(spend, aCard(), [], soon + 24 * 3_600_000)).toBe(false);
  expect(fresh(topUp)).toBe(true);
  expect(fresh(topUp, aCard({ principal: yuan('399.99') }))).toBe(false);
  expect(fresh(topUp, aCard({ held: yuan('120.00'), available: yuan('430.00') }))).toBe(false);
  expect(fresh(aMovement({ kind: 'ADJUSTMENT' }))).toBe(false);
});

it('leaves to the bill what paid a bill', () => {
  const paid = aMovement({ purpose: 'BILL', billId: someId(720) });
  expect(actsWith(paid, aCard(), [paid], soon)).toEqual({ reversible: false });
});

it('returns a part of a payment from its row and shows what went where', async () => {
  const returns = `POST ${card}/returns`;
  const { to } = mockFetch({
    [`GET ${card}`]: aCard(),
    [`GET ${card}/statement`]: { items: [given, spend] },
    [returns]: () => ({
      status: 201,
      json: aReceipt({
        kind: 'RETURN',
        amount: yuan('30.00'),
        principal: yuan('30.00'),
        bonus: yuan('0.00'),
      }),
    }),
  });
  const { user } = open(card);
  await user.click(await screen.findByRole('button', { name: '退货' }));
  const drawer = await screen.findByRole('dialog', { name: /退货/ });
  expect(drawer.textContent).toContain('¥58.50');
  const amount = within(drawer).getByLabelText('退回金额') as HTMLInputElement;
  expect(amount.value).toBe('108.50');

  fill(amount, '108.51');
  await user.click(within(drawer).getByRole('button', { name: '确认退货' }));
  expect(await within(drawer).findByText('超过了可用的金额')).toBeTruthy();
  expect(to(returns)).toHaveLength(0);

  fill(amount, '30');
  await user.click(within(drawer).getByRole('button', { name: '确认退货' }));
  await waitFor(() => expect(to(returns)).toHaveLength(1));
  expect(to(returns)[0]?.body).toEqual({ movement: spend.reference, amount: yuan('30') });
  expect(to(returns)[0]?.headers.get('Idempotency-Key')).toBeTruthy();
  const receipt = await screen.findByTestId('receipt');
  expect(receipt.textContent).toContain('已退回卡内');
});

it('says that a return waits for a second person', async () => {
  mockFetch({
    [`GET ${card}`]: aCard(),
    [`GET ${card}/statement`]: { items: [spend] },
    [`POST ${card}/returns`]: () => ({ status: 202, json: { id: someId(9) } }),
  });
  const { user } = open(card);
  await user.click(await screen.findByRole('button', { name: '退货' }));
  await user.click(await screen.findByRole('button', { name: '确认退货' }));
  expect(await screen.findByText('已提交，等待第二人审批')).toBeTruthy();
});

it('undoes a top-up of today as a whole', async () => {
  const reversals = `POST ${card}/reversals`;
  const topUp = aMovement({
    kind: 'TOP_UP',
    principal: yuan('300.00'),
    bonus: yuan('30.00'),
    at: new Date().toISOString(),
  });
  const { to } = mockFetch({
    [`GET ${card}`]: aCard(),
    [`GET ${card}/statement`]: { items: [topUp] },
    [reversals]: () => ({ status: 201, json: aReceipt({ kind: 'REVERSAL' }) }),
  });
  const { user } = open(card);
  await user.click(await screen.findByRole('button', { name: '冲正' }));
  const drawer = await screen.findByRole('dialog', { name: '冲正 · 充值' });
  fill(within(drawer).getByLabelText('摘要'), '金额输错');
  await user.click(within(drawer).getByRole('button', { name: '确认冲正' }));
  await waitFor(() => expect(to(reversals)).toHaveLength(1));
  expect(to(reversals)[0]?.body).toEqual({ movement: topUp.reference, memo: '金额输错' });
});

it('offers nothing of it to somebody who may not sell', async () => {
  mockFetch({ [`GET ${card}`]: aCard(), [`GET ${card}/statement`]: { items: [spend] } });
  open(card, { as: { ...me, role: 'FINANCE', permissions: ['card:read'] } });
  await screen.findAllByText('消费');
  expect(screen.queryByRole('button', { name: '退货' })).toBeNull();
});

const hold = aMovement({
  sequence: 4,
  kind: 'HOLD',
  reference: someId(390),
  principal: yuan('0.00'),
  bonus: yuan('0.00'),
  held: yuan('80.00'),
});

it('knows which holds are open', () => {
  const ended = aMovement({ kind: 'VOID', reference: someId(391), refersTo: hold.reference });
  expect(openHolds([spend, hold])).toEqual([hold]);
  expect(openHolds([ended, spend, hold])).toEqual([]);
});

const held = (expiresAt: string): Schemas['CardHoldView'] => ({
  id: hold.reference,
  version: 0,
  cardId: someId(300),
  status: 'OPEN',
  amount: yuan('80.00'),
  captured: yuan('0.00'),
  expiresAt,
  createdAt: at,
  updatedAt: at,
});

it('takes a part of what was set aside, and says of the rest where it is', async () => {
  const capture = `POST /holds/${hold.reference}/capture`;
  const { to } = mockFetch({
    [`GET ${card}`]: aCard({ held: yuan('100.00'), available: yuan('450.00') }),
    [`GET ${card}/statement`]: { items: [hold] },
    [`GET /holds/${hold.reference}`]: held('2099-01-01T00:00:00Z'),
    [capture]: () => ({ status: 201, json: aReceipt({ kind: 'CAPTURE', amount: yuan('60.00') }) }),
  });
  const { user } = open(card);
  const holds = await screen.findByRole('region', { name: '预授权' });
  expect(await within(holds).findByText(/另有 ¥20.00/)).toBeTruthy();
  await user.click(await within(holds).findByRole('button', { name: '完成扣款' }));
  const drawer = await screen.findByRole('dialog', { name: '完成扣款' });
  fill(within(drawer).getByLabelText('消费金额'), '60');
  await user.click(within(drawer).getByRole('button', { name: '确认扣款' }));
  await waitFor(() => expect(to(capture)).toHaveLength(1));
  expect(to(capture)[0]?.body).toEqual({ amount: yuan('60') });
  expect((await screen.findByTestId('receipt')).textContent).toContain('预授权已扣款');
});

it('releases a hold, and only that once its time is over', async () => {
  const release = `POST /holds/${hold.reference}/void`;
  const { to } = mockFetch({
    [`GET ${card}`]: aCard({ held: yuan('80.00') }),
    [`GET ${card}/statement`]: { items: [hold] },
    [`GET /holds/${hold.reference}`]: held('2026-11-01T00:00:00Z'),
    [release]: () => ({ status: 201, json: aReceipt({ kind: 'VOID' }) }),
  });
  const { user } = open(card);
  const holds = await screen.findByRole('region', { name: '预授权' });
  await user.click(await within(holds).findByRole('button', { name: '撤销' }));
  expect(within(holds).queryByRole('button', { name: '完成扣款' })).toBeNull();
  await user.click(await screen.findByRole('button', { name: '确认撤销' }));
  await waitFor(() => expect(to(release)).toHaveLength(1));
  expect(await screen.findByText('已撤销，钱已释放')).toBeTruthy();
});
