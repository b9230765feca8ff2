import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { aCard, aReceipt, someId, yuan } from '@/test/fixtures';
import { mockFetch, refusal } from '@/test/mock-fetch';
import { fill, open } from '@/test/render';
import { press } from './keypad';

const spends = `POST /cards/${someId(300)}/spends`;

it('finds the card by phone, charges once, and shows what is left', async () => {
  const { to } = mockFetch({
    'GET /cards/lookup': {
      items: [aCard(), aCard({ id: someId(301), status: 'FROZEN', number: '8600000000000301' })],
    },
    [spends]: () => ({ status: 201, json: aReceipt() }),
  });
  const { user } = open('/pos');
  await user.type(await screen.findByRole('textbox', { name: '卡号或手机号' }), '138 0013 8000{Enter}');
  await screen.findByText(/8600000000000301/);
  expect(to('GET /cards/lookup')[0]?.query.get('phone')).toBe('13800138000');

  const keypad = screen.getByRole('group', { name: '金额键盘' });
  for (const key of ['1', '2', '8', '.', '5'])
    await user.click(within(keypad).getByRole('button', { name: key }));
  await user.dblClick(screen.getByRole('button', { name: '收款 ¥128.50' }));

  const receipt = await screen.findByRole('status', { name: '收款凭据' });
  expect(receipt.textContent).toContain('¥128.50');
  expect(receipt.textContent).toContain('¥421.50');
  expect(to(spends)).toHaveLength(1);
  expect(to(spends)[0]?.body).toEqual({ amount: yuan('128.5') });
  expect(to(spends)[0]?.headers.get('Idempotency-Key')).toBeTruthy();

  await user.click(screen.getByRole('button', { name: '下一单' }));
  expect(screen.queryByRole('status', { name: '收款凭据' })).toBeNull();
});

it('says why a charge was declined, and takes the next try for a new one', async () => {
  const { to, on } = mockFetch({
    'GET /cards/lookup': { items: [aCard()] },
    [spends]: () =>
      refusal(422, 'insufficient_balance', { title: '余额不足', detail: '可用 550.00，需 600.00' }),
  });
  const { user } = open('/pos?find=8600000000000300');
  fill(await screen.findByRole('textbox', { name: '金额' }), '600');
  await user.click(await screen.findByRole('button', { name: '收款 ¥600.00' }));
  expect((await screen.findByRole('alert')).textContent).toContain('可用 550.00');
  on(spends, () => ({ status: 201, json: aReceipt() }));
  fill(screen.getByRole('textbox', { name: '金额' }), '128.50');
  await user.click(screen.getByRole('button', { name: /收款 ¥128.50/ }));
  await screen.findByRole('status', { name: '收款凭据' });
  const keys = to(spends).map(({ headers }) => headers.get('Idempotency-Key'));
  expect(keys[0]).not.toBe(keys[1]);
});

it('asks the holder for the PIN only when the card does, and forgets it', async () => {
  const { to, on } = mockFetch({
    'GET /cards/lookup': { items: [aCard()] },
    [spends]: () => refusal(422, 'card_pin_required', { title: '请输入密码' }),
  });
  const { user } = open('/pos?find=8600000000000300');
  fill(await screen.findByRole('textbox', { name: '金额' }), '260');
  expect(screen.queryByLabelText('请持卡人输入六位密码')).toBeNull();
  await user.click(await screen.findByRole('button', { name: '收款 ¥260.00' }));
  await user.type(await screen.findByLabelText('请持卡人输入六位密码'), '35a0714');
  on(spends, () => ({ status: 201, json: aReceipt() }));
  await user.click(screen.getByRole('button', { name: '收款 ¥260.00' }));
  await screen.findByRole('status', { name: '收款凭据' });
  expect(to(spends)[1]?.body).toEqual({ amount: yuan('260'), pin: '350714' });
  await user.click(screen.getByRole('button', { name: '下一单' }));
  expect(screen.queryByLabelText('请持卡人输入六位密码')).toBeNull();
});

it('never sends a PIN that was typed for another card', async () => {
  const other = aCard({ id: someId(301), number: '8600000000000301' });
  const { to } = mockFetch({
    'GET /cards/lookup': { items: [aCard(), other] },
    [spends]: () => refusal(422, 'card_pin_required', { title: '请输入密码' }),
    [`POST /cards/${someId(301)}/spends`]: () => ({ status: 201, json: aReceipt() }),
  });
  const { user } = open('/pos?find=13800138000');
  await user.click(await screen.findByRole('radio', { name: /8600000000000300/ }));
  fill(screen.getByRole('textbox', { name: '金额' }), '260');
  await user.click(screen.getByRole('button', { name: '收款 ¥260.00' }));
  await user.type(await screen.findByLabelText('请持卡人输入六位密码'), '350714');
  await user.click(screen.getByRole('radio', { name: /8600000000000301/ }));
  expect(screen.queryByLabelText('请持卡人输入六位密码')).toBeNull();
  await user.click(screen.getByRole('button', { name: '收款 ¥260.00' }));
  await screen.findByRole('status', { name: '收款凭据' });
  expect(to(`POST /cards/${someId(301)}/spends`)[0]?.body).toEqual({ amount: yuan('260') });
});

it('charges nothing without a card that can be used', async () => {
  mockFetch({ 'GET /cards/lookup': { items: [] } });
  open('/pos?find=8600000000000999');
  expect(await screen.findByText(/没有找到储值卡/)).toBeTruthy();
  fill(screen.getByRole('textbox', { name: '金额' }), '10');
  expect((screen.getByRole('button', { name: '请先查找储值卡' }) as HTMLButtonElement).disabled).toBe(true);
});

it('tops up with a key of its own', async () => {
  const topUps = `POST /cards/${someId(300)}/top-ups`;
  const { to } = mockFetch({
    [`GET /cards/${someId(300)}`]: aCard(),
    [topUps]: () => ({ status: 201, json: aReceipt({ kind: 'TOP_UP' }) }),
  });
  const { user } = open(`/cards/${someId(300)}`);
  await user.click(await screen.findByRole('button', { name: '充值' }));
  fill(await screen.findByLabelText('充值金额'), '500');
  await user.click(screen.getByRole('button', { name: '确认充值' }));
  await waitFor(() => expect(to(topUps)).toHaveLength(1));
  expect(to(topUps)[0]?.body).toEqual({ amount: yuan('500'), method: 'CASH' });
});

it('keeps the keypad to what can be an amount', () => {
  const typed = (keys: string) => [...keys].reduce((amount, key) => press(amount, key as '1'), '');
  expect(typed('12.345')).toBe('12.34');
  expect(typed('1..5')).toBe('1.5');
  expect(typed('.5')).toBe('0.5');
  expect(typed('05')).toBe('5');
  expect(press('12', 'back')).toBe('1');
});
