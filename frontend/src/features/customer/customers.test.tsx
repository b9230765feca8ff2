import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { aCustomer, aProfile, me, someId } from '@/test/fixtures';
import { mockFetch, refusal } from '@/test/mock-fetch';
import { fill, open } from '@/test/render';
import { windowWidth } from '@/test/setup';

it('lists customers, and asks the server for what is searched and filtered', async () => {
  const { to } = mockFetch({ 'POST /customers/query': { items: [aCustomer()] } });
  const asked = () => to('POST /customers/query').at(-1)?.body;
  const { user, router } = open('/customers?tier=EVIL&tier=VIP');
  expect((await screen.findByRole('link', { name: '王小明' })).getAttribute('href')).toBe(
    `/customers/${someId(100)}`,
  );
  const vip = { field: 'tier', op: 'in', value: ['VIP'] };
  expect(asked()).toEqual({ filter: vip, limit: 30 });

  fill(screen.getByRole('searchbox', { name: /搜索/ }), 'wxm');
  await waitFor(() => expect(asked()).toEqual({ filter: vip, q: 'wxm', limit: 30 }));
  await user.click(screen.getByRole('button', { name: '沉睡' }));
  const dormant = { field: 'stage', op: 'in', value: ['DORMANT'] };
  await waitFor(() => expect(asked()).toEqual({ filter: { and: [vip, dormant] }, q: 'wxm', limit: 30 }));
  expect(router.state.location.href).toBe('/customers?tier=VIP&q=wxm&stage=DORMANT');
});

it('loads the next page behind the first', async () => {
  mockFetch({
    'POST /customers/query': ({ body }: { body: { cursor?: string } }) => ({
      json: body.cursor
        ? { items: [aCustomer({ id: someId(101), name: '李雷' })] }
        : { items: [aCustomer()], nextCursor: 'c1' },
    }),
  });
  const { user } = open('/customers');
  await user.click(await screen.findByRole('button', { name: '加载更多' }));
  expect(await screen.findByRole('link', { name: '李雷' })).toBeTruthy();
  expect(screen.getByRole('link', { name: '王小明' })).toBeTruthy();
  expect(screen.queryByRole('button', { name: '加载更多' })).toBeNull();
});

it('tells emptiness from failure, and tries again', async () => {
  const { on } = mockFetch({
    'POST /customers/query': () => refusal(403, 'not_allowed', { title: '没有权限' }),
  });
  const { user } = open('/customers');
  expect((await screen.findByRole('alert')).textContent).toContain('没有权限');
  on('POST /customers/query', { items: [] });
  await user.click(screen.getByRole('button', { name: '重试' }));
  expect(await screen.findByText(/还没有客户/)).toBeTruthy();
});

it('shows cards instead of a table on a phone', async () => {
  windowWidth(390);
  mockFetch({ 'POST /customers/query': { items: [aCustomer()] } });
  open('/customers');
  const list = await screen.findByRole('list', { name: '客户' });
  expect(within(list).getByRole('link', { name: '13800138000' }).getAttribute('href')).toBe(
    'tel:13800138000',
  );
  expect(screen.queryByRole('table')).toBeNull();
});

it('registers a customer once, and goes to their page', async () => {
  const { to } = mockFetch({
    'POST /customers': () => ({ status: 201, json: aCustomer({ id: someId(102), name: '韩梅梅' }) }),
    [`GET /customers/${someId(102)}/profile`]: aProfile(aCustomer({ id: someId(102), name: '韩梅梅' })),
  });
  const { user, router } = open('/customers');
  await user.click(await screen.findByRole('button', { name: '新增客户' }));
  fill(await screen.findByLabelText('客户名称'), '韩梅梅');
  fill(screen.getByLabelText('号码或账号'), '13900139000');
  await user.click(screen.getByRole('button', { name: '保存客户' }));
  expect(await screen.findByRole('heading', { level: 1, name: '韩梅梅' })).toBeTruthy();
  expect(router.state.location.pathname).toBe(`/customers/${someId(102)}`);
  const [sent] = to('POST /customers');
  expect(sent?.headers.get('Idempotency-Key')).toMatch(/^[0-9a-f-]{36}$/);
  expect(sent?.body).toMatchObject({
    name: '韩梅梅',
    kind: 'PERSON',
    contactPoints: [{ type: 'MOBILE', value: '13900139000', primary: true }],
  });
});

it('shows a refusal at the field that it belongs to, and keeps the draft', async () => {
  const { to, on } = mockFetch();
  on('POST /customers', () =>
    refusal(422, 'validation_failed', {
      title: '请求有误',
      errors: [{ pointer: '/contactPoints/0/value', code: 'phone_malformed', message: '号码不正确' }],
    }),
  );
  const { user } = open('/customers?new=1');
  fill(await screen.findByLabelText('客户名称'), '韩梅梅');
  fill(screen.getByLabelText('号码或账号'), '139');
  await user.click(screen.getByRole('button', { name: '保存客户' }));
  expect(await screen.findByText('号码不正确')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: '保存客户' }));
  await waitFor(() => expect(to('POST /customers')).toHaveLength(2));
  const keys = to('POST /customers').map(({ headers }) => headers.get('Idempotency-Key'));
  expect(keys[0]).not.toBe(keys[1]);
});

it('hides what a person may not do', async () => {
  mockFetch();
  open('/customers', { as: { ...me, role: 'AUDITOR', permissions: ['customer:read'] } });
  expect(await screen.findByText(/还没有客户/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: '新增客户' })).toBeNull();
  expect(screen.queryByRole('link', { name: '收银' })).toBeNull();
});

it('lets nobody into a page that they may not read', async () => {
  mockFetch();
  open('/audit', { as: { ...me, permissions: ['customer:read'] } });
  expect(await screen.findByText(/没有进入这个页面的权限/)).toBeTruthy();
  expect(screen.getByRole('link', { name: '回到工作台' })).toBeTruthy();
  expect(screen.getAllByRole('link', { name: '客户' }).length).toBeGreaterThan(0);
});
