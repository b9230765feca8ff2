import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { aCustomer, anEntry, someId, yuan } from '@/test/fixtures';
import { mockFetch, refusal } from '@/test/mock-fetch';
import { fill, open } from '@/test/render';
import { cellsOf, dayOf } from './paste';

const TABLE =
  '日期\t客户\t类型\t金额\t支付方式\t摘要\n2026/11/5\t王小明\t销售\t1,280.50\t现金\t春茶\n2026-11-06\t王小明\t销售\t12.345\t现金\t\n';
const field = '在这里粘贴';

describe('what Excel puts on the clipboard', () => {
  it('is cut into cells, quoted ones with line breaks too', () => {
    expect(cellsOf('a\tb\r\n"x\ny ""z"""\t2\n\n')).toEqual([
      ['a', 'b'],
      ['x\ny "z"', '2'],
    ]);
  });

  it('is read as days of the calendar only', () => {
    expect(dayOf('2026/1/5')).toBe('2026-01-05');
    expect(dayOf('２０２６年１１月５日')).toBe('2026-11-05');
    expect(dayOf('2026-02-30')).toBeUndefined();
    expect(dayOf('11/5')).toBeUndefined();
  });
});

it('shows every row before anything is posted, and posts only the sound ones', async () => {
  const { to } = mockFetch({
    'GET /customers': { items: [aCustomer()] },
    'POST /transactions': () => ({ status: 201, json: anEntry() }),
  });
  const { user } = open('/transactions/paste');
  fill(await screen.findByRole('textbox', { name: field }), TABLE);
  expect(await screen.findByText('金额不对')).toBeTruthy();
  const post = await screen.findByRole('button', { name: '入账 1 笔' });
  expect(to('POST /transactions')).toHaveLength(0);
  await waitFor(() => expect((post as HTMLButtonElement).disabled).toBe(false));
  await user.click(post);
  await waitFor(() => expect(to('POST /transactions')).toHaveLength(1));
  expect(to('POST /transactions')[0]?.body).toEqual({
    customerId: someId(100),
    draft: false,
    type: 'SALE',
    businessDate: '2026-11-05',
    amount: yuan('1280.50'),
    method: 'CASH',
    memo: '春茶',
  });
  expect(await screen.findByText(/已入账 1/)).toBeTruthy();
});

it('posts for nobody who is merely alike', async () => {
  mockFetch({
    'GET /customers': {
      items: [aCustomer({ name: '王小明明' }), aCustomer({ id: someId(101), name: '王小' })],
    },
  });
  open('/transactions/paste');
  fill(await screen.findByRole('textbox', { name: field }), TABLE);
  expect(await screen.findByText('没有这位客户')).toBeTruthy();
  expect((screen.getByRole('button', { name: '入账 0 笔' }) as HTMLButtonElement).disabled).toBe(true);
});

it('sends a row again under its key when no answer came, and under another after a refusal', async () => {
  const { to, on } = mockFetch({
    'GET /customers': { items: [aCustomer()] },
    'POST /transactions': () => Promise.reject(new TypeError('Failed to fetch')),
  });
  const { user } = open('/transactions/paste');
  fill(await screen.findByRole('textbox', { name: field }), '2026-11-05\t王小明\t销售\t10\t现金');
  const press = async () => {
    const button = await screen.findByRole('button', { name: '入账 1 笔' });
    await waitFor(() => expect((button as HTMLButtonElement).disabled).toBe(false));
    await user.click(button);
  };
  await press();
  const table = screen.getByRole('table', { name: '从 Excel 粘贴' });
  expect(await within(table).findByText('结果未知')).toBeTruthy();
  on('POST /transactions', () => refusal(422, 'credit_limit_exceeded', { title: '超过信用额度' }));
  await press();
  expect(await within(table).findByText('超过信用额度')).toBeTruthy();
  on('POST /transactions', () => ({ status: 201, json: anEntry() }));
  await press();
  expect(await within(table).findByText('已入账')).toBeTruthy();
  const keys = to('POST /transactions').map(({ headers }) => headers.get('Idempotency-Key'));
  expect(keys[0]).toBe(keys[1]);
  expect(keys[2]).not.toBe(keys[1]);
});
