import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { plusDays, today } from '@/shared/lib/date';
import { aProfile, aTask, someId } from '@/test/fixtures';
import { mockFetch, refusal } from '@/test/mock-fetch';
import { fill, open } from '@/test/render';
import { columnOf, monthOf, targetOf, weekOf } from './layout';
import { fromRule, toRule } from './recurrence';
import { bucketQuery } from './task-list';
import type { Task } from './vocabulary';

it('completes a task with what was said, and plans the next step first', async () => {
  const complete = `POST /tasks/${someId(400)}/complete`;
  const { to, calls } = mockFetch({
    'GET /tasks': { items: [aTask()] },
    [complete]: aTask({ status: 'DONE' }),
    'POST /tasks': () => ({ status: 201, json: aTask({ id: someId(401) }) }),
  });
  const { user } = open('/tasks');
  await user.click(await screen.findByRole('button', { name: '完成' }));
  fill(await screen.findByLabelText('沟通内容'), '客户要两斤龙井');
  await user.click(screen.getByRole('checkbox', { name: '安排下一次' }));
  await user.click(screen.getByRole('button', { name: '确认完成' }));
  await waitFor(() => expect(to(complete)).toHaveLength(1));
  expect(to(complete)[0]?.body).toEqual({
    interaction: { channel: 'CALL', direction: 'OUTBOUND', content: '客户要两斤龙井' },
  });
  expect(to('POST /tasks')[0]?.body).toMatchObject({ customerId: someId(100), title: '回访新茶意向' });
  const writes = calls.filter(({ method }) => method === 'POST').map(({ path }) => path);
  expect(writes).toEqual(['/tasks', `/tasks/${someId(400)}/complete`]);
});

it('gives a task about a customer to whoever writes it', async () => {
  const { to } = mockFetch({
    [`GET /customers/${someId(100)}/profile`]: aProfile(),
    'POST /tasks': () => ({ status: 201, json: aTask() }),
  });
  const { user } = open(`/customers/${someId(100)}?tab=care`);
  await user.click(await screen.findByRole('button', { name: '新增任务' }));
  const drawer = await screen.findByRole('dialog', { name: '新增任务' });
  expect(within(drawer).getByLabelText('负责人')).toBeTruthy();
  fill(within(drawer).getByLabelText('任务'), '寄样品');
  await user.click(within(drawer).getByRole('button', { name: '保存任务' }));
  await waitFor(() => expect(to('POST /tasks')).toHaveLength(1));
  expect(to('POST /tasks')[0]?.body).toEqual({
    customerId: someId(100),
    title: '寄样品',
    dueOn: plusDays(today(), 1),
    ownerId: someId(1),
  });
});

it('sorts tasks into what is late, due and to come', () => {
  expect(bucketQuery('OVERDUE', '2026-11-22')).toEqual({
    status: 'OPEN',
    'dueOn[lt]': '2026-11-22',
    sort: 'dueOn',
  });
  expect(bucketQuery('TODAY', '2026-11-22')).toMatchObject({ dueOn: '2026-11-22' });
  expect(bucketQuery('UPCOMING', '2026-11-22')).toMatchObject({ 'dueOn[gt]': '2026-11-22' });
});

it('lays months out in whole weeks that begin on Monday', () => {
  expect(weekOf('2026-11-22')).toEqual(expect.arrayContaining(['2026-11-16', '2026-11-22']));
  const november = monthOf('2026-11-15');
  expect(november[0]?.[0]).toBe('2026-10-26');
  expect(november.at(-1)?.at(-1)).toBe('2026-12-06');
  expect(monthOf('2027-02-10')).toHaveLength(4);
});

it('knows the column of a task, and puts nothing off into the past', () => {
  expect(columnOf({ dueOn: '2026-11-21' }, '2026-11-22')).toBe('OVERDUE');
  expect(columnOf({ dueOn: '2026-11-29' }, '2026-11-22')).toBe('SOON');
  expect(columnOf({ dueOn: '2026-11-30' }, '2026-11-22')).toBe('LATER');
  expect(targetOf('OVERDUE', '2026-11-22')).toBeUndefined();
  expect(targetOf('TOMORROW', '2026-11-22')).toEqual({ dueOn: '2026-11-23', sure: true });
});

/** Answers what is late, or what is due, as the board asks for the one and the other. */
const board =
  (which: 'lt' | 'gte', task: Task) =>
  ({ query }: { query: URLSearchParams }) => ({
    json: { items: query.has(`dueOn[${which}]`) ? [task] : [] },
  });

it('puts a task off by dragging it to another column', async () => {
  const snooze = `POST /tasks/${someId(400)}/snooze`;
  const task = aTask({ dueOn: today() });
  const { to } = mockFetch({ 'GET /tasks': board('gte', task), [snooze]: task });
  open('/tasks?view=board');
  const chip = (await screen.findByText('回访新茶意向')).closest('article') as HTMLElement;
  const data = new Map<string, string>();
  const dataTransfer = {
    setData: (kind: string, text: string) => data.set(kind, text),
    getData: (kind: string) => data.get(kind) ?? '',
    get types() {
      return [...data.keys()];
    },
  };
  fireEvent.dragStart(chip, { dataTransfer });
  const column = screen.getByRole('region', { name: '明天' });
  fireEvent.dragOver(column, { dataTransfer });
  fireEvent.drop(column, { dataTransfer });
  await waitFor(() => expect(to(snooze)[0]?.body).toEqual({ dueOn: plusDays(today(), 1) }));
});

it('does by its menu what dragging does, and says why it was refused', async () => {
  const snooze = `POST /tasks/${someId(400)}/snooze`;
  const { to } = mockFetch({
    'GET /tasks': board('lt', aTask({ dueOn: '2026-01-05', overdue: true })),
    [snooze]: () => refusal(409, 'task_closed', { title: '任务已结束' }),
  });
  const { user } = open('/tasks?view=board');
  await user.click(await screen.findByRole('button', { name: '处理“回访新茶意向”' }));
  await user.click(await screen.findByRole('menuitem', { name: '今天' }));
  await waitFor(() => expect(to(snooze)[0]?.body).toEqual({ dueOn: today() }));
  expect(await screen.findByText('任务已结束')).toBeTruthy();
});

it('shows a month and opens a day', async () => {
  const { to } = mockFetch({ 'GET /tasks': { items: [aTask({ dueOn: '2026-11-20' })] } });
  const { user, router } = open('/tasks?view=month&on=2026-11-15');
  const month = await screen.findByRole('table', { name: '2026-10-26 – 2026-12-06' });
  expect(to('GET /tasks').map(({ query }) => query.get('dueOn[gte]'))).toContain('2026-10-26');
  await user.click(within(month).getByRole('button', { name: /2026-11-20，1 个任务/ }));
  expect(router.state.location.href).toContain('on=2026-11-20');
});

describe('recurrence', () => {
  it('is written as the contract wants it and read back', () => {
    expect(toRule({ every: 'MONTHLY', interval: 1, days: [] })).toBe('FREQ=MONTHLY');
    expect(toRule({ every: 'WEEKLY', interval: 2, days: ['TH', 'MO'] })).toBe(
      'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH',
    );
    expect(fromRule('FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH')).toEqual({
      every: 'WEEKLY',
      interval: 2,
      days: ['MO', 'TH'],
    });
    expect(fromRule('RRULE:FREQ=DAILY')).toEqual({ every: 'DAILY', interval: 1, days: [] });
  });

  it('leaves alone what the picker cannot say', () => {
    expect(fromRule('FREQ=MONTHLY;BYDAY=2MO')).toBeUndefined();
    expect(fromRule('FREQ=DAILY;COUNT=3')).toBeUndefined();
    expect(fromRule(undefined)).toBeUndefined();
  });
});
