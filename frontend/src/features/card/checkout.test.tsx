import { act, createEvent, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { connection } from '@/shared/offline/connection';
import { aCard, aCheckout, aReceipt, someId, yuan } from '@/test/fixtures';
import { mockFetch, refusal } from '@/test/mock-fetch';
import { fill, open } from '@/test/render';
import { press } from './keypad';
import { checkOutOf, readShown, shortOf } from './shown';

const checkouts = 'POST /checkouts';
const find = '卡号、手机号或付款码';
const pin = '请持卡人输入六位密码';
const CODE = '12345678901234567890';

/** What a scanner that types does to the field that has the focus. */
function scan(field: HTMLElement, text: string) {
  const before = (field as HTMLInputElement).value;
  let at = 1000;
  function strike(key: string, code: string) {
    const event = createEvent.keyDown(field, { key, code });
    at += 5;
    Object.defineProperty(event, 'timeStamp', { value: at });
    fireEvent(field, event);
  }
  [...text].forEach((digit, index) => {
    strike(digit, `Digit${digit}`);
    if (field instanceof HTMLInputElement) fill(field, before + text.slice(0, index + 1));
  });
  strike('Enter', 'Enter');
}

it('finds the card by number, charges once, and shows what is left', async () => {
  const { to } = mockFetch({
    'GET /cards/lookup': { items: [aCard()] },
    [checkouts]: () => ({ status: 201, json: aCheckout() }),
  });
  const { user } = open('/pos');
  await user.type(await screen.findByRole('textbox', { name: find }), '8600 0000 0000 0300{Enter}');
  await screen.findByText(/8600000000000300/);
  expect(to('GET /cards/lookup')[0]?.query.get('number')).toBe('8600000000000300');

  const keypad = screen.getByRole('group', { name: '金额键盘' });
  for (const key of ['1', '2', '8', '.', '5'])
    await user.click(within(keypad).getByRole('button', { name: key }));
  await user.dblClick(screen.getByRole('button', { name: '收款 ¥128.50' }));

  const receipt = await screen.findByRole('status', { name: '收款凭据' });
  expect(receipt.textContent).toContain('¥128.50');
  expect(receipt.textContent).toContain('¥421.50');
  expect(to(checkouts)).toHaveLength(1);
  expect(to(checkouts)[0]?.body).toEqual({ amount: yuan('128.5'), cardNumber: '8600000000000300' });
  expect(to(checkouts)[0]?.headers.get('Idempotency-Key')).toBeTruthy();

  await user.click(screen.getByRole('button', { name: '下一单' }));
  expect(screen.queryByRole('status', { name: '收款凭据' })).toBeNull();
});

it('takes a phone only with the holder’s PIN, and forgets the PIN', async () => {
  const { to } = mockFetch({
    'GET /cards/lookup': { items: [aCard(), aCard({ id: someId(301), status: 'FROZEN' })] },
    [`GET /cards/${someId(300)}/pin`]: { set: true, locked: false },
    [checkouts]: () => ({ status: 201, json: aCheckout() }),
  });
  const { user } = open('/pos');
  await user.type(await screen.findByRole('textbox', { name: find }), '138 0013 8000{Enter}');
  await screen.findByLabelText(pin);
  expect(to('GET /cards/lookup')[0]?.query.get('phone')).toBe('13800138000');
  fill(screen.getByRole('textbox', { name: '金额' }), '128.50');
  expect((screen.getByRole('button', { name: '请持卡人输入密码' }) as HTMLButtonElement).disabled).toBe(true);
  await user.type(screen.getByLabelText(pin), '35a0714');
  await user.click(screen.getByRole('button', { name: '收款 ¥128.50' }));
  await screen.findByRole('status', { name: '收款凭据' });
  expect(to(checkouts)[0]?.body).toEqual({
    amount: yuan('128.50'),
    phone: '13800138000',
    cardId: someId(300),
    pin: '350714',
  });
  await user.click(screen.getByRole('button', { name: '下一单' }));
  expect(screen.queryByLabelText(pin)).toBeNull();
});

it('asks for no PIN that a card does not have, and says how it can pay', async () => {
  mockFetch({
    'GET /cards/lookup': { items: [aCard()] },
    [`GET /cards/${someId(300)}/pin`]: { set: false, locked: false },
  });
  const { user } = open('/pos');
  fill(await screen.findByRole('textbox', { name: '金额' }), '128.50');
  await user.type(screen.getByRole('textbox', { name: find }), '13800138000{Enter}');
  expect(await screen.findByText(/没有支付密码，不能凭手机号付款/)).toBeTruthy();
  expect(screen.queryByLabelText(pin)).toBeNull();
  expect((screen.getByRole('button', { name: '请扫卡或付款码' }) as HTMLButtonElement).disabled).toBe(true);
});

it('charges by a payment code as soon as it is scanned, when the amount stands', async () => {
  const { to } = mockFetch({ [checkouts]: () => ({ status: 201, json: aCheckout() }) });
  const { user } = open('/pos');
  fill(await screen.findByRole('textbox', { name: '金额' }), '128.50');
  const field = screen.getByRole('textbox', { name: find });
  await user.type(field, `${CODE}{Enter}`);
  await screen.findByRole('status', { name: '收款凭据' });
  expect(to(checkouts)[0]?.body).toEqual({ amount: yuan('128.50'), paymentCode: CODE });
  expect((field as HTMLInputElement).value).toBe('');
});

it('reads a scan while the focus is on the amount, and leaves the amount as it was', async () => {
  const { to } = mockFetch({ [checkouts]: () => ({ status: 201, json: aCheckout() }) });
  open('/pos');
  const amount = await screen.findByRole('textbox', { name: '金额' });
  fill(amount, '60');
  amount.focus();
  scan(amount, CODE);
  await screen.findByRole('status', { name: '收款凭据' });
  expect(to(checkouts)[0]?.body).toEqual({ amount: yuan('60'), paymentCode: CODE });
});

it('keeps a drawer that is open, and what was typed into it, when another card is scanned', async () => {
  const topUps = `POST /cards/${someId(300)}/top-ups`;
  const { to } = mockFetch({
    'GET /cards/lookup': { items: [aCard()] },
    [checkouts]: () => ({ status: 201, json: aCheckout() }),
    [topUps]: () => ({ status: 201, json: aReceipt({ kind: 'TOP_UP' }) }),
  });
  const { user } = open('/pos?find=8600000000000300');
  fill(await screen.findByRole('textbox', { name: '金额' }), '60');
  await user.click(await screen.findByRole('button', { name: '充值' }));
  const amount = (await screen.findByLabelText('充值金额')) as HTMLInputElement;
  fill(amount, '500');
  scan(amount, '8600000000000301');
  expect(await screen.findByText('请先完成或关闭当前操作')).toBeTruthy();
  expect(amount.isConnected && amount.value).toBe('500');
  await user.keyboard('{F9}');
  expect(to('GET /cards/lookup')).toHaveLength(1);
  expect(to(checkouts)).toHaveLength(0);
  await user.click(screen.getByRole('button', { name: '确认充值' }));
  expect(await screen.findByRole('status', { name: '收款凭据' })).toBeTruthy();
  expect(to(topUps)[0]?.body).toEqual({ amount: yuan('500'), method: 'CASH' });
});

it('lets no other card in between before the outcome of a charge is known', async () => {
  const { to } = mockFetch({
    'GET /cards/lookup': { items: [aCard()] },
    [checkouts]: () => Promise.reject(new TypeError('Failed to fetch')),
  });
  const { user } = open('/pos?find=8600000000000300');
  fill(await screen.findByRole('textbox', { name: '金额' }), '10');
  await user.click(await screen.findByRole('button', { name: '收款 ¥10.00' }));
  await screen.findByText(/还不知道有没有扣款/);
  fill(screen.getByRole('textbox', { name: find }), '8600000000000301');
  await user.click(screen.getByRole('button', { name: '查找' }));
  expect(await screen.findByText('请先完成或关闭当前操作')).toBeTruthy();
  expect(screen.getByText(/还不知道有没有扣款/)).toBeTruthy();
  expect(to('GET /cards/lookup')).toHaveLength(1);
});

describe('while the server does not answer', () => {
  afterEach(() => connection.reset());

  it('charges nothing, by button, key or scan, and says why', async () => {
    const { to } = mockFetch({ 'GET /cards/lookup': { items: [aCard()] } });
    const { user } = open('/pos?find=8600000000000300');
    const amount = (await screen.findByRole('textbox', { name: '金额' })) as HTMLInputElement;
    fill(amount, '10');
    await screen.findByRole('button', { name: '收款 ¥10.00' });
    act(() => connection.reset(true));
    const charge = screen.getByRole('button', { name: '连不上服务器，暂不能收款' });
    expect((charge as HTMLButtonElement).disabled).toBe(true);
    expect(amount.disabled).toBe(true);
    await user.keyboard('{F9}');
    fireEvent.submit(amount.form as HTMLFormElement);
    scan(document.body, CODE);
    expect(screen.queryByText(/还不知道有没有扣款/)).toBeNull();
    expect(to(checkouts)).toHaveLength(0);
    act(() => connection.reset());
    expect(screen.getByRole('button', { name: '收款 ¥10.00' })).toBeTruthy();
  });

  it('gives up no charge whose outcome can only be asked for later', async () => {
    mockFetch({
      'GET /cards/lookup': { items: [aCard()] },
      [checkouts]: () => Promise.reject(new TypeError('Failed to fetch')),
    });
    const { user } = open('/pos?find=8600000000000300');
    fill(await screen.findByRole('textbox', { name: '金额' }), '10');
    await user.click(await screen.findByRole('button', { name: '收款 ¥10.00' }));
    const giveUp = (await screen.findByRole('button', { name: /放弃/ })) as HTMLButtonElement;
    act(() => connection.reset(true));
    expect(giveUp.disabled).toBe(true);
    expect((screen.getByRole('button', { name: /查询这一笔/ }) as HTMLButtonElement).disabled).toBe(true);
  });
});

it('charges no more than is on the card before it is chosen how the rest is paid', async () => {
  const { to } = mockFetch({
    'GET /cards/lookup': { items: [aCard()] },
    [checkouts]: () => ({ status: 201, json: aCheckout() }),
  });
  const { user } = open('/pos?find=8600000000000300');
  fill(await screen.findByRole('textbox', { name: '金额' }), '600');
  const charge = await screen.findByRole('button', { name: '余额不足，还差 ¥50.00' });
  expect((charge as HTMLButtonElement).disabled).toBe(true);
  expect(screen.getByText(/选择差额的付法，或先给卡充值/)).toBeTruthy();
  await user.keyboard('{F9}');
  expect(to(checkouts)).toHaveLength(0);
  await user.click(screen.getByRole('combobox', { name: '差额用其他方式付' }));
  await user.click(await screen.findByTitle('现金'));
  await user.click(await screen.findByRole('button', { name: '收款 ¥600.00' }));
  await screen.findByRole('status', { name: '收款凭据' });
  expect(to(checkouts)[0]?.body).toMatchObject({
    payments: [
      { method: 'CARD', amount: yuan('550.00') },
      { method: 'CASH', amount: yuan('50.00') },
    ],
  });
});

it('says why a charge was declined, and takes the next try for a new one', async () => {
  const { to, on } = mockFetch({
    'GET /cards/lookup': { items: [aCard()] },
    [checkouts]: () => refusal(422, 'card_limit_exceeded', { title: '超过限额', detail: '每日限额 500.00' }),
  });
  const { user } = open('/pos?find=8600000000000300');
  fill(await screen.findByRole('textbox', { name: '金额' }), '520');
  await user.click(await screen.findByRole('button', { name: '收款 ¥520.00' }));
  expect((await screen.findByRole('alert')).textContent).toContain('每日限额');
  on(checkouts, () => ({ status: 201, json: aCheckout() }));
  fill(screen.getByRole('textbox', { name: '金额' }), '128.50');
  await user.click(screen.getByRole('button', { name: /收款 ¥128.50/ }));
  await screen.findByRole('status', { name: '收款凭据' });
  const keys = to(checkouts).map(({ headers }) => headers.get('Idempotency-Key'));
  expect(keys[0]).not.toBe(keys[1]);
});

it('sends the very same charge again when no answer came, and nothing else before that is known', async () => {
  const { to, on } = mockFetch({
    'GET /cards/lookup': { items: [aCard()] },
    [checkouts]: () => Promise.reject(new TypeError('Failed to fetch')),
  });
  const { user } = open('/pos?find=8600000000000300');
  fill(await screen.findByRole('textbox', { name: '金额' }), '128.50');
  await user.click(await screen.findByRole('button', { name: '收款 ¥128.50' }));
  expect(await screen.findByText(/还不知道有没有扣款/)).toBeTruthy();
  expect(screen.queryByRole('textbox', { name: '金额' })).toBeNull();
  on(checkouts, () => ({ status: 201, json: aCheckout() }));
  await user.click(screen.getByRole('button', { name: /查询这一笔的结果/ }));
  await screen.findByRole('status', { name: '收款凭据' });
  const [first, second] = to(checkouts);
  expect(second?.body).toEqual(first?.body);
  expect(second?.headers.get('Idempotency-Key')).toBe(first?.headers.get('Idempotency-Key'));
});

it('never takes the key of a sale that was given up for the next sale', async () => {
  const { to, on } = mockFetch({
    'GET /cards/lookup': { items: [aCard()] },
    [checkouts]: () => Promise.reject(new TypeError('Failed to fetch')),
  });
  const { user } = open('/pos?find=8600000000000300');
  fill(await screen.findByRole('textbox', { name: '金额' }), '10');
  await user.click(await screen.findByRole('button', { name: '收款 ¥10.00' }));
  await user.click(await screen.findByRole('button', { name: /放弃/ }));
  on(checkouts, () => ({ status: 201, json: aCheckout() }));
  await user.type(await screen.findByRole('textbox', { name: find }), '8600000000000300{Enter}');
  await user.click(await screen.findByRole('button', { name: '收款 ¥10.00' }));
  await screen.findByRole('status', { name: '收款凭据' });
  const keys = to(checkouts).map(({ headers }) => headers.get('Idempotency-Key'));
  expect(keys[0]).not.toBe(keys[1]);
});

it('asks the holder of a card that was shown for the PIN only when the card does', async () => {
  const { to, on } = mockFetch({
    'GET /cards/lookup': { items: [aCard()] },
    [checkouts]: () => refusal(422, 'card_pin_required', { title: '请输入密码' }),
  });
  const { user } = open('/pos?find=8600000000000300');
  fill(await screen.findByRole('textbox', { name: '金额' }), '260');
  expect(screen.queryByLabelText(pin)).toBeNull();
  await user.click(await screen.findByRole('button', { name: '收款 ¥260.00' }));
  await user.type(await screen.findByLabelText(pin), '350714');
  on(checkouts, () => ({ status: 201, json: aCheckout() }));
  await user.click(screen.getByRole('button', { name: '收款 ¥260.00' }));
  await screen.findByRole('status', { name: '收款凭据' });
  expect(to(checkouts)[1]?.body).toMatchObject({ amount: yuan('260'), pin: '350714' });
});

it('never sends a PIN that was typed for another card', async () => {
  const other = aCard({ id: someId(301), number: '8600000000000301' });
  const { to } = mockFetch({
    'GET /cards/lookup': { items: [aCard(), other] },
    [`GET /cards/${someId(300)}/pin`]: { set: true, locked: false },
    [`GET /cards/${someId(301)}/pin`]: { set: true, locked: false },
    [checkouts]: () => ({ status: 201, json: aCheckout() }),
  });
  const { user } = open('/pos?find=13800138000');
  await user.click(await screen.findByRole('radio', { name: /8600000000000300/ }));
  fill(screen.getByRole('textbox', { name: '金额' }), '260');
  await user.type(await screen.findByLabelText(pin), '350714');
  await user.click(screen.getByRole('radio', { name: /8600000000000301/ }));
  expect(((await screen.findByLabelText(pin)) as HTMLInputElement).value).toBe('');
  expect((screen.getByRole('button', { name: '请持卡人输入密码' }) as HTMLButtonElement).disabled).toBe(true);
  expect(to(checkouts)).toHaveLength(0);
});

it('charges nothing without a card that can be used', async () => {
  mockFetch({ 'GET /cards/lookup': { items: [] } });
  open('/pos?find=8600000000000999');
  expect(await screen.findByText(/没有找到储值卡/)).toBeTruthy();
  fill(screen.getByRole('textbox', { name: '金额' }), '10');
  expect((screen.getByRole('button', { name: '请先查找储值卡' }) as HTMLButtonElement).disabled).toBe(true);
});

describe('what is sent', () => {
  const shown = { by: 'number', card: aCard({ available: yuan('100.00') }) } as const;

  it('tells a phone, a payment code and a card apart', () => {
    expect(readShown('１３８ 0013-8000')).toEqual({ by: 'phone', text: '13800138000' });
    expect(readShown(CODE).by).toBe('code');
    expect(readShown('9000 0000 0000 0300')).toEqual({ by: 'number', text: '9000000000000300' });
  });

  it('shares the amount out to the 分 between the card and another method', () => {
    expect(shortOf(shown, '128.57')).toBe('28.57');
    expect(shortOf(shown, '100')).toBeUndefined();
    expect(checkOutOf(shown, { amount: '128.57', memo: ' ' }, { rest: 'CASH' })).toEqual({
      amount: yuan('128.57'),
      cardNumber: shown.card.number,
      payments: [
        { method: 'CARD', amount: yuan('100.00') },
        { method: 'CASH', amount: yuan('28.57') },
      ],
    });
    expect(checkOutOf(shown, { amount: '50', memo: '' }, { rest: 'CASH' }).payments).toBeUndefined();
  });
});

it('tops up with a key of its own and has a receipt to print', async () => {
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
  expect(await screen.findByRole('status', { name: '收款凭据' })).toBeTruthy();
  expect(document.querySelector('.paper')?.textContent).toContain('•••• 0300');
});

it('keeps the keypad to what can be an amount', () => {
  const typed = (keys: string) => [...keys].reduce((amount, key) => press(amount, key as '1'), '');
  expect(typed('12.345')).toBe('12.34');
  expect(typed('1..5')).toBe('1.5');
  expect(typed('.5')).toBe('0.5');
  expect(typed('05')).toBe('5');
  expect(press('12', 'back')).toBe('1');
});
