import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { aTask, someId } from '@/test/fixtures';
import { mockFetch } from '@/test/mock-fetch';
import { fill, open } from '@/test/render';
import { fromRule, toRule } from './recurrence';
import { bucketQuery } from './task-list';

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

it('sorts tasks into what is late, due and to come', () => {
  expect(bucketQuery('OVERDUE', '2026-11-22')).toEqual({
    status: 'OPEN',
    'dueOn[lt]': '2026-11-22',
    sort: 'dueOn',
  });
  expect(bucketQuery('TODAY', '2026-11-22')).toMatchObject({ dueOn: '2026-11-22' });
  expect(bucketQuery('UPCOMING', '2026-11-22')).toMatchObject({ 'dueOn[gt]': '2026-11-22' });
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
