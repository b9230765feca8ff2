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

describe('a sheet that is read a second time', () => {
  const good = '2026-11-05\t王小明\t销售\t10\t现金';
  const wrong = '2026-11-06\t王小明\t销售\t二十\t现金';
  const mended = '2026-11-06\t王小明\t销售\t20\t现金';
  const posts = 'POST /transactions';
  const answers = {
    'GET /customers': { items: [aCustomer()] },
    [posts]: () => ({ status: 201, json: anEntry({ number: 'T0000207' }) }),
  };
  const paste = async (...rows: string[]) =>
    fill(await screen.findByRole('textbox', { name: field }), rows.join('\n'));
  const press = async (user: ReturnType<typeof open>['user'], count: number) => {
    const button = await screen.findByRole('button', { name: `入账 ${count} 笔` });
    await waitFor(() => expect((button as HTMLButtonElement).disabled).toBe(false));
    await user.click(button);
  };
  const table = () => within(screen.getByRole('table', { name: '从 Excel 粘贴' }));

  it('does not post what is posted: mended in place, pasted anew, or after a reload', async () => {
    const { to } = mockFetch(answers);
    const { user, unmount } = open('/transactions/paste');
    await paste(good, wrong);
    await press(user, 1);
    expect(await table().findByText('T0000207')).toBeTruthy();

    await paste('2026/11/5\t王小明\t销售\t10.00\t现金', mended);
    await press(user, 1);
    await waitFor(() => expect(to(posts)).toHaveLength(2));
    expect(to(posts).map(({ body }) => body)).toMatchObject([
      { amount: yuan('10.00') },
      { amount: yuan('20.00') },
    ]);

    await user.click(await screen.findByRole('button', { name: '清空' }));
    await paste(good, mended);
    expect(await screen.findByText('有 2 行之前已经入账，不会再入账。')).toBeTruthy();
    expect((screen.getByRole('button', { name: '入账 0 笔' }) as HTMLButtonElement).disabled).toBe(true);

    unmount();
    open('/transactions/paste');
    await paste(good, mended);
    expect(await screen.findByText('有 2 行之前已经入账，不会再入账。')).toBeTruthy();
    expect(to(posts)).toHaveLength(2);
  });

  it('takes two equal rows for two entries, and a third one for one more', async () => {
    const { to } = mockFetch(answers);
    const { user } = open('/transactions/paste');
    await paste(good, good);
    await press(user, 2);
    await waitFor(() => expect(to(posts)).toHaveLength(2));
    await screen.findByText(/已入账 2/);
    await paste(good, good, good);
    await press(user, 1);
    await waitFor(() => expect(to(posts)).toHaveLength(3));
    expect(new Set(to(posts).map(({ headers }) => headers.get('Idempotency-Key'))).size).toBe(3);
  });

  it('posts an equal row again only where a person says that it is a new one', async () => {
    const { to, on } = mockFetch(answers);
    const { user } = open('/transactions/paste');
    const pasteAsNew = async () => {
      await user.click(await screen.findByRole('button', { name: '清空' }));
      await paste(good);
      await user.click(await screen.findByRole('button', { name: '这些是新的账目，仍要入账' }));
      const question = await screen.findByRole('dialog');
      await user.click(within(question).getByRole('button', { name: '这些是新的账目，仍要入账' }));
      await press(user, 1);
    };
    await paste(good);
    await press(user, 1);
    on(posts, () => Promise.reject(new TypeError('Failed to fetch')));
    await pasteAsNew();
    expect(await table().findByText('结果未知')).toBeTruthy();
    on(posts, answers[posts]);
    await pasteAsNew();
    await waitFor(() => expect(to(posts)).toHaveLength(3));
    const [first, second, third] = to(posts).map(({ headers }) => headers.get('Idempotency-Key'));
    expect(second).not.toBe(first);
    expect(third).toBe(second);
    // Both are known now.
    await paste(good, good);
    expect(await screen.findByText('有 2 行之前已经入账，不会再入账。')).toBeTruthy();
  });

  it('sends a row whose outcome is unknown under the key that it had', async () => {
    const { to, on } = mockFetch({
      ...answers,
      [posts]: () => Promise.reject(new TypeError('Failed to fetch')),
    });
    const { user, unmount } = open('/transactions/paste');
    await paste(good, wrong);
    await press(user, 1);
    expect(await table().findByText('结果未知')).toBeTruthy();
    unmount();
    const again = open('/transactions/paste');
    await paste(mended, good);
    expect(await table().findByText('结果未知')).toBeTruthy();
    on(posts, answers[posts]);
    await press(again.user, 2);
    await waitFor(() => expect(to(posts)).toHaveLength(3));
    const [unsure, fresh, resent] = to(posts);
    expect(resent?.body).toEqual(unsure?.body);
    expect(resent?.headers.get('Idempotency-Key')).toBe(unsure?.headers.get('Idempotency-Key'));
    expect(fresh?.headers.get('Idempotency-Key')).not.toBe(unsure?.headers.get('Idempotency-Key'));
  });
});

it('shows what was written where it cannot be read, and 清空 leaves nothing in the field', async () => {
  mockFetch({ 'GET /customers': { items: [aCustomer()] } });
  const { user } = open('/transactions/paste');
  const box = (await screen.findByRole('textbox', { name: field })) as HTMLTextAreaElement;
  fill(box, '11月31日\t王小明\t促销\t一百\t赊账吧\t\t春茶');
  const row = (await screen.findByText('金额不对')).closest('tr') as HTMLElement;
  for (const cell of ['11月31日', '促销', '一百', '赊账吧', '春茶']) {
    expect(within(row).getByText(cell)).toBeTruthy();
  }
  await user.click(screen.getByRole('button', { name: '清空' }));
  expect(box.value).toBe('');
});
