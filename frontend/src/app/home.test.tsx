import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { Me } from '@/shared/api/types';
import { me, someId } from '@/test/fixtures';
import { mockFetch, refusal } from '@/test/mock-fetch';
import { open } from '@/test/render';
import { toDosOf } from './home-to-do';

const cashier: Me = {
  ...me,
  role: 'CASHIER',
  permissions: [
    'customer:read',
    'customer:write',
    'transaction:read',
    'transaction:post',
    'card:sell',
    'approval:read',
  ],
};
const accountManager: Me = {
  ...me,
  role: 'ACCOUNT_MANAGER',
  permissions: ['customer:read', 'customer:write', 'task:read', 'task:write', 'bill:read', 'contract:write'],
};

const noEntries = { 'GET /transactions/totals': { count: 0, drafts: 0, byType: [] } };

it('asks of each person only what they may act on', () => {
  expect(toDosOf(cashier).map(({ key }) => key)).toEqual(['approvals', 'draftEntries', 'files']);
  expect(toDosOf({ ...me, permissions: [] })).toEqual([]);
});

it('shows whoever has customers of their own their own work, and others everybody’s', () => {
  const overdue = (who: Me) => toDosOf(who, '2026-11-22').find(({ key }) => key === 'overdueTasks')?.query;
  expect(overdue(accountManager)).toEqual({ status: 'OPEN', 'dueOn[lt]': '2026-11-22', ownerId: someId(1) });
  expect(overdue(me)).toEqual({ status: 'OPEN', 'dueOn[lt]': '2026-11-22' });
});

it('lists what waits, each opening its list, and names what is done', async () => {
  const { to } = mockFetch({
    ...noEntries,
    'GET /approvals': { items: [], count: 3 },
    'GET /freshness-queue': { items: [], count: 1000, countCapped: true },
    'GET /customers': { items: [], count: 2 },
  });
  const { user, router } = open('/', { as: cashier });
  await screen.findByRole('link', { name: /1000\+/ });
  const list = screen.getByRole('list', { name: '待我处理' });
  expect(within(list).getAllByRole('listitem')).toHaveLength(2);
  expect(screen.getByText('已处理完：未过账的草稿')).toBeTruthy();
  expect(
    within(list)
      .getByRole('link', { name: /1000\+/ })
      .getAttribute('href'),
  ).toBe('/freshness');
  expect(to('GET /approvals')[0]?.query.get('mayDecide')).toBe('true');
  await user.click(within(list).getByRole('link', { name: /等我复核/ }));
  expect(router.state.location.href).toBe('/approvals?mayDecide=1');
});

it('is as high from the start as it was the last time', async () => {
  const counts = { 'GET /approvals': 3, 'GET /transactions': 0, 'GET /freshness-queue': 5 };
  const answers = Object.fromEntries(
    Object.entries(counts).map(([route, count]) => [route, { items: [], count }]),
  );
  const both = { ...noEntries, 'GET /customers': { items: [], count: 2 } };
  mockFetch({ ...both, ...answers });
  const before = open('/', { as: cashier });
  await screen.findByRole('link', { name: /5/ });
  before.unmount();

  let answerFiles = () => {};
  const files = new Promise<object>((resolve) => {
    answerFiles = () => resolve({ json: { items: [], count: 5 } });
  });
  mockFetch({
    ...both,
    ...answers,
    'GET /transactions': { items: [], count: 7 },
    'GET /freshness-queue': () => files,
  });
  open('/', { as: cashier });
  const list = await screen.findByRole('list', { name: '待我处理' });
  expect(await within(list).findByRole('link', { name: /等我复核/ })).toBeTruthy();
  // The files are waited for in their place; drafts were none, and come when nothing else can.
  expect(list.children).toHaveLength(2);
  expect(within(list).getAllByRole('link')).toHaveLength(1);
  answerFiles();
  expect(await within(list).findByRole('link', { name: /未过账的草稿/ })).toBeTruthy();
  expect(within(list).getAllByRole('link')).toHaveLength(3);
});

it('teaches somebody with nothing to do how their work begins', async () => {
  mockFetch({ ...noEntries, 'GET /customers': { items: [], count: 2 } });
  open('/', { as: cashier });
  expect(await screen.findByText('眼下没有要处理的事。')).toBeTruthy();
  expect(screen.getByText(/扫卡或付款码/)).toBeTruthy();
});

it('shows an empty house where to start', async () => {
  mockFetch(noEntries);
  open('/');
  expect(await screen.findByRole('link', { name: '登记第一位客户' })).toBeTruthy();
  expect(screen.getByRole('link', { name: '先装入演示数据看看效果' })).toBeTruthy();
});

it('says when a part could not be asked, and asks again', async () => {
  const { to, on } = mockFetch({
    ...noEntries,
    'GET /approvals': () => refusal(403, 'forbidden', { title: '没有权限' }),
    'GET /customers': { items: [], count: 2 },
  });
  const { user } = open('/', { as: cashier });
  const alert = await screen.findByRole('alert');
  on('GET /approvals', { items: [], count: 1 });
  await user.click(within(alert).getByRole('button', { name: '重试' }));
  expect(await screen.findByRole('link', { name: /等我复核/ })).toBeTruthy();
  expect(to('GET /approvals').length).toBeGreaterThan(1);
});
