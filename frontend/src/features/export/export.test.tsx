import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { switchLanguage } from '@/shared/i18n';
import * as download from '@/shared/lib/download';
import { sizeOf } from '@/shared/ui/export-drawer';
import { me, someId } from '@/test/fixtures';
import { mockFetch, refusal } from '@/test/mock-fetch';
import { open } from '@/test/render';

afterEach(() => switchLanguage('zh-CN'));

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

it('takes any conditions of customers along', async () => {
  const saved = vi.spyOn(download, 'saveFile').mockImplementation(() => undefined);
  const { to } = mockFetch({
    'POST /customers/query': { items: [], count: 7 },
    'POST /exports/contacts.xlsx': () => ({ json: 'a file' }),
  });
  const filter = {
    or: [
      { field: 'balance', op: 'gte', value: '100' },
      { field: 'region', op: 'within', value: '310000' },
    ],
  };
  const view = open(
    `/customers?q=茶&tier=VIP&sort=name&filter=${encodeURIComponent(JSON.stringify(filter))}`,
  );
  await view.user.click(await screen.findByRole('button', { name: '导出' }));
  const drawer = within(await screen.findByRole('dialog'));
  expect(await drawer.findByText('共 7 条')).toBeTruthy();
  expect(drawer.getByText('按列表当前的筛选和排序导出。')).toBeTruthy();
  await view.user.click(drawer.getByRole('radio', { name: '联系人' }));
  await view.user.click(drawer.getByRole('button', { name: '导出' }));
  await waitFor(() => expect(saved).toHaveBeenCalledTimes(1));
  const set = {
    filter: { and: [{ field: 'tier', op: 'in', value: ['VIP'] }, filter] },
    q: '茶',
    sort: 'name',
  };
  expect(to('POST /exports/contacts.xlsx')[0]?.body).toEqual(set);
  expect(to('POST /customers/query').at(-1)?.body).toEqual({ ...set, limit: 1, count: 'capped' });
  saved.mockRestore();
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
  expect((await screen.findByText('搜索“茶”', { exact: false })).parentElement?.textContent).toBe(
    '等级：VIP；搜索“茶”',
  );
  expect(screen.getByText('120 行')).toBeTruthy();
  expect(screen.getAllByRole('button', { name: '导出全部…' })).toHaveLength(2);
  expect(screen.getAllByText('您没有查看这类数据的权限，不能导出。请联系管理员。')).toHaveLength(4);
  expect(to('GET /audit-entries')[0]?.query.get('action')).toBe('data.exported');
});

const narrowedTo = (filters: Record<string, string[]>, list = 'transactions') => ({
  'GET /audit-entries': {
    items: [
      {
        id: 1,
        at: '2026-11-22T02:00:00Z',
        actorName: '周财务',
        action: 'data.exported',
        subjectType: 'export',
        subjectId: someId(2),
        after: { list, format: 'xlsx', rows: 1, filters },
      },
    ],
  },
  [`GET /staff/${someId(3)}`]: { id: someId(3), displayName: '李销售' },
  'GET /customers': { items: [{ id: someId(100), name: '王小明' }] },
});
const cellOf = async (text: string) =>
  (await screen.findByText(text, { exact: false })).closest('td')?.textContent;

it('says in words what a list was narrowed by', async () => {
  mockFetch(
    narrowedTo({
      status: ['POSTED', 'REVERSED'],
      'amount[gte]': ['1000.5'],
      'memo[like]': ['春茶'],
      'businessDate[lte]': ['2026-11-30'],
      'postedAt[gte]': ['2026-11-01T00:00:00+08:00'],
      'method[ne]': ['CASH'],
      current: ['true'],
    }),
  );
  open('/exports');
  expect(await cellOf('状态：')).toBe(
    '状态：已过账、已冲销；金额不少于 ¥1,000.50；摘要包含“春茶”；业务日期不晚于 2026-11-30；过账时间不早于 2026-11-01 00:00；支付方式不是 现金；当前有效：是',
  );
});

it('says in words which set of customers was taken away', async () => {
  const of = (after: object) => ({
    'GET /audit-entries': {
      items: [
        {
          id: 1,
          at: '2026-11-22T02:00:00Z',
          actorName: '周财务',
          action: 'data.exported',
          subjectType: 'export',
          subjectId: someId(2),
          after: { list: 'customers', format: 'csv', rows: 3, filters: {}, ...after },
        },
      ],
    },
  });
  mockFetch(
    of({
      search: '茶',
      conditions: {
        or: [
          { field: 'tier', op: 'in', value: ['VIP'] },
          { field: 'balance', op: 'gte', value: '100' },
        ],
      },
    }),
  );
  open('/exports');
  expect(await cellOf('搜索“茶”')).toBe('等级 是其中之一 VIP 或 应收余额 不少于 ¥100；搜索“茶”');
});

it('names whom a list was narrowed to', async () => {
  mockFetch(
    narrowedTo({ 'ownerId[in]': [`${someId(3)},${someId(4)}`], customerId: [someId(100)] }, 'contracts'),
  );
  open('/exports');
  await screen.findByText('李销售');
  await screen.findByText('王小明');
  expect(await cellOf('负责人：')).toBe(`负责人：李销售、${someId(4).slice(-8)}；客户：王小明`);
});

it('leaves as it was sent what it has no words for', async () => {
  mockFetch(narrowedTo({ 'weight[gte]': ['3'], 'tags[some]': ['a', 'b'], tier: ['GOLD'] }, 'customers'));
  open('/exports');
  expect(await cellOf('weight')).toBe('weight不少于 3；tags[some] = a, b；等级：GOLD');
});

it('says it in English too', async () => {
  await switchLanguage('en-US');
  mockFetch(
    narrowedTo({ 'createdAt[lt]': ['2026-11-01T00:00:00+08:00'], tier: ['VIP', 'REGULAR'] }, 'customers'),
  );
  open('/exports');
  expect(await cellOf('Created')).toBe('Created before 2026-11-01 00:00; Tier: VIP, Regular');
});

it('writes sizes as people read them', () => {
  expect(sizeOf(1)).toBe('1 KB');
  expect(sizeOf(5 * 1024 * 1024)).toBe('5.0 MB');
});
