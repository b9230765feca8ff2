import { screen, waitFor, within } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import * as download from '@/shared/lib/download';
import { sizeOf } from '@/shared/ui/export-drawer';
import { me, someId } from '@/test/fixtures';
import { mockFetch, refusal } from '@/test/mock-fetch';
import { open } from '@/test/render';

const counted = { items: [], count: 42 };

it('takes the filters of the list along, and saves the file', async () => {
  const saved = vi.spyOn(download, 'saveFile').mockImplementation(() => undefined);
  const { to } = mockFetch({
    'GET /contracts': counted,
    'GET /exports/contracts.csv': () => ({ json: 'number,title\nHT1,茶\n' }),
  });
  const view = open('/contracts?status=ACTIVE&endsTo=2026-12-31');
  await view.user.click(await screen.findByRole('button', { name: '导出' }));
  const drawer = within(await screen.findByRole('dialog'));
  expect(await drawer.findByText('共 42 条')).toBeTruthy();
  expect(drawer.getByText('按列表当前的筛选和排序导出。')).toBeTruthy();
  await view.user.click(drawer.getByRole('radio', { name: 'CSV' }));
  await view.user.click(drawer.getByRole('button', { name: '导出' }));
  await waitFor(() => expect(saved).toHaveBeenCalledTimes(1));
  const [call] = to('GET /exports/contracts.csv');
  expect(Object.fromEntries(call?.query ?? [])).toEqual({ status: 'ACTIVE', 'endsOn[lte]': '2026-12-31' });
  const [file, name] = saved.mock.calls[0] ?? [];
  expect(name).toMatch(/^合同-\d{4}-\d{2}-\d{2}\.csv$/);
  expect(await file?.text()).toContain('HT1');
  saved.mockRestore();
});

it('says why an export was refused, and stays', async () => {
  mockFetch({
    'GET /cards': counted,
    'GET /exports/cards.xlsx': () => refusal(403, 'not_allowed', { title: '没有导出数据的权限' }),
  });
  const view = open('/cards');
  await view.user.click(await screen.findByRole('button', { name: '导出' }));
  const drawer = within(await screen.findByRole('dialog'));
  await view.user.click(drawer.getByRole('button', { name: '导出' }));
  expect(await drawer.findByText('没有导出数据的权限')).toBeTruthy();
});

it('offers no export to whoever may not take data away', async () => {
  mockFetch();
  open('/contracts', { as: { ...me, permissions: ['contract:read'] } });
  await screen.findByRole('heading', { level: 1, name: '合同' });
  expect(screen.queryByRole('button', { name: '导出' })).toBeNull();
});

it('does not make a file of conditions that it would lose', async () => {
  mockFetch({ 'POST /customers/query': { items: [] } });
  const filter = JSON.stringify({ field: 'balance', op: 'gte', value: '100' });
  const view = open(`/customers?filter=${encodeURIComponent(filter)}`);
  await view.user.click(await screen.findByRole('button', { name: '导出' }));
  const drawer = within(await screen.findByRole('dialog'));
  expect(drawer.getByText('当前的筛选条件不能用于导出')).toBeTruthy();
  expect((drawer.getByRole('button', { name: '导出' }) as HTMLButtonElement).disabled).toBe(true);
});

it('shows what has been taken away, and which lists one may not', async () => {
  const { to } = mockFetch({
    'GET /audit-entries': {
      items: [
        {
          id: 1,
          at: '2026-11-22T02:00:00Z',
          actorId: someId(2),
          actorName: '周财务',
          action: 'data.exported',
          subjectType: 'export',
          subjectId: someId(2),
          after: { list: 'customers', format: 'xlsx', rows: 120, filters: { tier: ['VIP'] }, search: '茶' },
        },
      ],
    },
  });
  open('/exports', {
    as: { ...me, permissions: ['data:export', 'audit:read', 'customer:read'] },
  });
  expect(await screen.findByText('tier = VIP; “茶”')).toBeTruthy();
  expect(screen.getByText('120 行')).toBeTruthy();
  expect(screen.getAllByRole('button', { name: '导出全部…' })).toHaveLength(2);
  expect(screen.getAllByText('您没有查看这类数据的权限，不能导出。请联系管理员。')).toHaveLength(4);
  expect(to('GET /audit-entries')[0]?.query.get('action')).toBe('data.exported');
});

it('writes sizes as people read them', () => {
  expect(sizeOf(1)).toBe('1 KB');
  expect(sizeOf(5 * 1024 * 1024)).toBe('5.0 MB');
});
