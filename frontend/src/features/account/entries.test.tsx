import { screen, waitFor, within } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { sumOfLines } from '@/shared/lib/line-sum';
import * as money from '@/shared/lib/money';
import { aCustomer, anEntry, aProfile, someId, yuan } from '@/test/fixtures';
import { mockFetch, refusal } from '@/test/mock-fetch';
import { fill, open } from '@/test/render';

const customer = `/customers/${someId(100)}`;
const account = { customerId: someId(100), version: 7, balance: yuan('1280.50') };

it('posts an entry once, also when the first answer was lost', async () => {
  const { to, on } = mockFetch({
    [`GET ${customer}/profile`]: aProfile(),
    [`GET ${customer}/account`]: account,
    'POST /transactions': () => Promise.reject(new TypeError('Failed to fetch')),
  });
  const { user } = open(`${customer}?tab=transactions`);
  await user.click(await screen.findByRole('button', { name: '记一笔账' }));
  const dialog = await screen.findByRole('dialog', { name: '记一笔账' });
  fill(within(dialog).getByLabelText('金额'), '１２８.50');
  await user.click(within(dialog).getByRole('button', { name: '入账' }));
  expect((await within(dialog).findByRole('alert')).textContent).toContain('连不上服务器');

  on('POST /transactions', () => ({ status: 201, json: anEntry() }));
  await user.click(within(dialog).getByRole('button', { name: '入账' }));
  await waitFor(() => expect(screen.queryByText('账目 T0000200 已过账')).toBeTruthy());
  const sent = to('POST /transactions');
  expect(sent).toHaveLength(2);
  expect(sent[0]?.headers.get('Idempotency-Key')).toBe(sent[1]?.headers.get('Idempotency-Key'));
  expect(sent[1]?.body).toMatchObject({
    customerId: aCustomer().id,
    type: 'SALE',
    amount: { amount: '128.50', currency: 'CNY' },
    method: 'CASH',
    draft: false,
  });
  // The balance in the header is read again.
  await waitFor(() => expect(to(`GET ${customer}/profile`).length).toBeGreaterThan(1));
});

it('does not draw the list again when the form opens beside it', async () => {
  const formats = vi.spyOn(money, 'formatMoney');
  mockFetch({ 'GET /transactions': { items: [anEntry({ amount: yuan('77.10') })] } });
  const { user } = open('/transactions');
  await screen.findAllByText('¥77.10');
  const drawn = () => formats.mock.calls.filter(([{ amount }]) => amount === '77.10').length;
  const before = drawn();
  expect(before).toBeGreaterThan(0);
  await user.click(screen.getByRole('button', { name: '记一笔账' }));
  expect(await screen.findByRole('dialog', { name: '记一笔账' })).toBeTruthy();
  expect(drawn()).toBe(before);
  formats.mockRestore();
});

it('does not send what is no amount', async () => {
  const { to } = mockFetch();
  const { user } = open('/transactions?new=1');
  fill(await screen.findByLabelText('金额'), '12.345');
  await user.click(screen.getByRole('button', { name: '入账' }));
  expect(await screen.findByText('请填写正确的金额，最多两位小数')).toBeTruthy();
  expect(to('POST /transactions')).toHaveLength(0);
});

it('says what all entries of the filter come to, not only those on the screen', async () => {
  const { to } = mockFetch({
    'GET /transactions': { items: [anEntry()], nextCursor: 'more' },
    'GET /transactions/totals': {
      count: 1234,
      drafts: 2,
      debit: yuan('90000.10'),
      credit: yuan('70000.05'),
      net: yuan('20000.05'),
      byType: [],
    },
  });
  open('/transactions?type=SALE&from=2026-11-01');
  const totals = await screen.findByRole('region', { name: '合计' });
  expect(totals.textContent).toContain('共 1234 笔');
  expect(totals.textContent).toContain('含草稿 2 笔');
  expect(totals.textContent).toContain('20,000.05');
  const [asked] = to('GET /transactions/totals');
  const [listed] = to('GET /transactions');
  expect(asked?.query.get('type')).toBe('SALE');
  for (const filter of ['type', 'current', 'businessDate[gte]']) {
    expect(asked?.query.getAll(filter)).toEqual(listed?.query.getAll(filter));
  }
});

it('corrects a posted entry with a reason, and shows what it went through', async () => {
  const original = anEntry({ status: 'REVERSED', reversedBy: someId(201), replacedBy: someId(202) });
  const replacement = anEntry({
    id: someId(202),
    number: 'T0000202',
    correctionOf: someId(200),
    amount: yuan('118.50'),
  });
  const { to } = mockFetch({
    [`GET /transactions/${someId(200)}`]: anEntry(),
    [`GET /transactions/${someId(200)}/history`]: { items: [anEntry()] },
    [`POST /transactions/${someId(200)}/corrections`]: () => ({ status: 201, json: replacement }),
    [`GET /transactions/${someId(202)}`]: replacement,
    [`GET /transactions/${someId(202)}/history`]: { items: [original, replacement] },
  });
  const { user } = open(`/transactions?entry=${someId(200)}`);
  await user.click(await screen.findByRole('button', { name: '更正' }));
  // The component library gives all titles one id under test, so a second dialog cannot be found by its name.
  await screen.findByText('更正账目 T0000200');
  const dialog = screen.getAllByRole('dialog').at(-1) as HTMLElement;
  fill(within(dialog).getByLabelText('更正原因'), '金额记错');
  const amount = within(dialog).getByLabelText('金额');
  fill(amount, '118.5');
  await user.click(within(dialog).getByRole('button', { name: '确认更正' }));
  expect(await screen.findByText('账目 T0000202')).toBeTruthy();
  const [sent] = to(`POST /transactions/${someId(200)}/corrections`);
  expect(sent?.body).toMatchObject({
    reason: '金额记错',
    replacement: {
      customerId: someId(100),
      amount: { amount: '118.5', currency: 'CNY' },
      method: 'ON_ACCOUNT',
    },
  });
  const history = await screen.findByRole('region', { name: '更正历史' });
  expect(within(history).getByText('已冲销')).toBeTruthy();
});

it('shows the refusal of the credit limit with its figures', async () => {
  mockFetch({
    'POST /transactions': () =>
      refusal(422, 'credit_limit_exceeded', {
        title: '超过信用额度',
        detail: '额度 5,000.00，已用 4,900.00',
      }),
    'GET /customers': { items: [aCustomer()] },
  });
  const { user } = open('/transactions?new=1');
  await user.click(await screen.findByRole('combobox', { name: '客户' }));
  await user.click(await screen.findByText(/王小明 · C0000100/));
  fill(screen.getByLabelText('金额'), '500');
  await user.click(screen.getByRole('button', { name: '入账' }));
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toContain('超过信用额度');
  expect(alert.textContent).toContain('已用 4,900.00');
});

it('adds lines up as the server does', () => {
  const line = (quantity: string, price: string, discount?: string) => ({
    product: '茶',
    quantity,
    unitPrice: yuan(price),
    ...(discount ? { discount: yuan(discount) } : {}),
  });
  expect(sumOfLines([line('2.5', '10.01'), line('1', '100', '0.50')])?.amount).toBe('124.53');
  expect(sumOfLines([line('0.1', '0.05')])?.amount).toBe('0.01');
  expect(sumOfLines([line('x', '1')])).toBeUndefined();
  expect(sumOfLines([undefined])).toBeUndefined();
});

it('shows the amounts that a list is narrowed to, and takes others', async () => {
  const { to } = mockFetch({ 'GET /transactions': { items: [anEntry()], count: 1 } });
  const { user } = open('/transactions?least=10');
  const least = await screen.findByRole<HTMLInputElement>('textbox', { name: '最低金额' });
  expect(least.value).toBe('10');
  await user.clear(least);
  await user.type(least, '２5');
  await user.tab();
  await waitFor(() => expect(to('GET /transactions').at(-1)?.query.get('amount[gte]')).toBe('25'));
});

it('narrows the list by an amount at Enter, and says of what is none that it is none', async () => {
  const { to } = mockFetch({ 'GET /transactions': { items: [anEntry()], count: 1 } });
  const { user } = open('/transactions?least=10');
  const least = await screen.findByRole<HTMLInputElement>('textbox', { name: '最低金额' });
  await user.clear(least);
  await user.type(least, '12x{Enter}');
  expect((await screen.findByRole('alert')).textContent).toBe('请填写正确的金额，最多两位小数');
  expect(least.value).toBe('12x');
  expect(to('GET /transactions').at(-1)?.query.get('amount[gte]')).toBe('10');
  await user.type(least, '{Backspace}{Enter}');
  await waitFor(() => expect(to('GET /transactions').at(-1)?.query.get('amount[gte]')).toBe('12'));
});
