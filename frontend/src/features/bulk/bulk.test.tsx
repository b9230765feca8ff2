import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { aBulkEdit, aBulkPreview, aCustomer, me, someId } from '@/test/fixtures';
import { mockFetch } from '@/test/mock-fetch';
import { open } from '@/test/render';
import { contradicting, percentDone, says } from './vocabulary';

const start = 'POST /customer-bulk-edits';

const answers = {
  'POST /customers/query': { items: [aCustomer(), aCustomer({ id: someId(101), name: '李雷' })] },
  'POST /customer-bulk-edits/preview': aBulkPreview(),
  [start]: () => ({ status: 201, json: aBulkEdit({ status: 'RUNNING' }) }),
  [`GET /customer-bulk-edits/${someId(520)}`]: aBulkEdit(),
};

it('changes those who were chosen, after it was shown what that does', async () => {
  const { to } = mockFetch(answers);
  const { user, router } = open('/customers');
  await user.click(await screen.findByRole('checkbox', { name: '选择 王小明' }));
  await user.click(screen.getByRole('checkbox', { name: '选择 李雷' }));
  await user.click(await screen.findByRole('button', { name: '批量修改' }));
  const drawer = await screen.findByRole('dialog');
  await user.click(within(drawer).getByRole('combobox', { name: '等级' }));
  await user.click(await screen.findByTitle('VIP'));
  expect(await within(drawer).findByText('共 2 位客户，其中 1 位会改变')).toBeTruthy();
  expect(within(drawer).getByText(/1 位不能改：.*没有权限：1/)).toBeTruthy();
  expect(within(drawer).getByText(/普通.*→.*VIP/)).toBeTruthy();
  await user.click(within(drawer).getByRole('button', { name: '开始修改' }));
  await waitFor(() => expect(to(start)).toHaveLength(1));
  expect(to(start)[0]?.body).toEqual({
    ids: [someId(100), someId(101)],
    changes: { tier: 'VIP' },
    expected: 2,
  });
  expect(to(start)[0]?.headers.get('Idempotency-Key')).toMatch(/^[0-9a-f-]{36}$/);
  await waitFor(() => expect(router.state.location.pathname).toBe(`/customers/bulk-edits/${someId(520)}`));
});

it('takes a change of many back after asking', async () => {
  const undo = `POST /customer-bulk-edits/${someId(520)}/undo`;
  const { to } = mockFetch({ ...answers, [undo]: aBulkEdit({ status: 'UNDOING' }) });
  const { user } = open(`/customers/bulk-edits/${someId(520)}`);
  await user.click(await screen.findByRole('button', { name: '撤销这次修改' }));
  expect(await screen.findAllByText(/把 2 位客户改回原样/)).not.toHaveLength(0);
  await user.click(screen.getByRole('button', { name: /确\s?定/ }));
  await waitFor(() => expect(to(undo)).toHaveLength(1));
});

it('offers nothing of it to whoever may not change many', async () => {
  mockFetch(answers);
  open('/customers?tier=VIP', { as: { ...me, role: 'CASHIER', permissions: ['customer:read'] } });
  expect(await screen.findByRole('link', { name: '王小明' })).toBeTruthy();
  expect(screen.queryByRole('checkbox')).toBeNull();
  expect(screen.queryByRole('button', { name: '修改符合条件的全部客户' })).toBeNull();
});

it('counts how far it is, forth and back', () => {
  const half = { changed: 1, unchanged: 0, refused: 0, total: 2 };
  expect(percentDone(aBulkEdit({ ...half, status: 'RUNNING' }))).toBe(50);
  expect(percentDone(aBulkEdit({ changed: 1, undone: 1, kept: 0, status: 'UNDOING' }))).toBe(50);
  expect(percentDone(aBulkEdit({ total: 0, changed: 0, refused: 0 }))).toBe(100);
});

it('knows when there is nothing to do, or too much at once', () => {
  expect(says({})).toBe(false);
  expect(says({ addTags: [] })).toBe(false);
  expect(says({ removeTags: ['a'] })).toBe(true);
  expect(contradicting({ addTags: ['a', 'b'], removeTags: ['b'] })).toEqual(['b']);
});
