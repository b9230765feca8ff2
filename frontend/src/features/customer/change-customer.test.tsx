import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { Schemas } from '@/shared/api/types';
import { aCustomer, aFreshness, aProfile, someId } from '@/test/fixtures';
import { mockFetch, refusal } from '@/test/mock-fetch';
import { fill, open } from '@/test/render';

type Customer = Schemas['CustomerView'];

const path = `/customers/${someId(100)}`;

it('sends only what was changed, for the version that was read', async () => {
  const { to } = mockFetch({
    [`GET ${path}/profile`]: aProfile(),
    [`GET ${path}/freshness`]: aFreshness(),
    [`PATCH ${path}`]: aCustomer({ version: 4, name: '王大明' }),
  });
  const { user } = open(`${path}?tab=file`);
  await user.click(await screen.findByRole('button', { name: '修改资料' }));
  const name = await screen.findByLabelText('客户名称');
  fill(name, '王大明');
  await user.click(screen.getByRole('button', { name: /保存/ }));
  await waitFor(() => expect(to(`PATCH ${path}`)).toHaveLength(1));
  const [sent] = to(`PATCH ${path}`);
  expect(sent?.body).toEqual({ name: '王大明' });
  expect(sent?.headers.get('If-Match')).toBe('"3"');
});

it('lays both versions side by side when somebody was faster, and keeps mine on top of theirs', async () => {
  const theirs = aCustomer({ version: 4, tier: 'REGULAR' });
  const { to, on } = mockFetch({
    [`GET ${path}/profile`]: aProfile(),
    [`GET ${path}/freshness`]: aFreshness(),
    [`PATCH ${path}`]: () => refusal(412, 'version_stale', { title: '版本已过期', current: theirs }),
  });
  const { user } = open(`${path}?tab=file`);
  await user.click(await screen.findByRole('button', { name: '修改资料' }));
  const name = await screen.findByLabelText('客户名称');
  fill(name, '王大明');
  await user.click(screen.getByRole('button', { name: /保存/ }));
  expect((await screen.findByText('这条记录刚被别人改过')).textContent).toBeTruthy();
  on(`PATCH ${path}`, aCustomer({ version: 5, tier: 'REGULAR', name: '王大明' }));
  await user.click(screen.getByRole('button', { name: '保留我的修改并保存' }));
  await waitFor(() => expect(to(`PATCH ${path}`)).toHaveLength(2));
  const last = to(`PATCH ${path}`)[1];
  expect(last?.body).toEqual({ name: '王大明' });
  expect(last?.headers.get('If-Match')).toBe('"4"');
});

const point = (id: string | undefined, value: string) => ({
  ...(id ? { id } : {}),
  type: 'MOBILE' as const,
  value,
  primary: value === '13800138000',
  optOut: false,
});

/** Opens the form of a customer whom somebody else changes to `theirs` meanwhile. */
async function behind(mine: Partial<Customer>, theirs: Partial<Customer>) {
  const now = aCustomer({ ...theirs, version: 4 });
  const calls = mockFetch({
    [`GET ${path}/profile`]: aProfile(aCustomer(mine)),
    [`GET ${path}/freshness`]: aFreshness(),
    [`PATCH ${path}`]: () => refusal(412, 'version_stale', { title: '版本已过期', current: now }),
  });
  const { user } = open(`${path}?tab=file`);
  await user.click(await screen.findByRole('button', { name: '修改资料' }));
  await screen.findByLabelText('客户名称');
  return { ...calls, user };
}

it('leaves nothing of mine once theirs is taken', async () => {
  const { user, to, on } = await behind({}, { source: '老客介绍' });
  fill(await screen.findByLabelText('备注'), '只喝红茶');
  await user.click(screen.getByRole('button', { name: /保存/ }));
  await user.click(await screen.findByRole('button', { name: '放弃我的，采用对方的' }));
  expect(screen.queryByText('这条记录刚被别人改过')).toBeNull();
  on(`PATCH ${path}`, aCustomer({ version: 5 }));
  fill(screen.getByLabelText('客户名称'), '王大明');
  await user.click(screen.getByRole('button', { name: /保存/ }));
  await waitFor(() => expect(to(`PATCH ${path}`)).toHaveLength(2));
  expect(to(`PATCH ${path}`)[1]?.body).toEqual({ name: '王大明' });
});

it('keeps the telephone numbers that both have added, and lets them be looked at before they are saved', async () => {
  const first = point(someId(110), '13800138000');
  const added = point(someId(111), '13700137000');
  const { user, to, on } = await behind({ contactPoints: [first] }, { contactPoints: [first, added] });
  await user.click(screen.getByRole('button', { name: '添加联系方式' }));
  fill(screen.getAllByLabelText('号码或账号')[1] as HTMLElement, '13900139000');
  await user.click(screen.getByRole('button', { name: /保存/ }));
  await user.click(await screen.findByRole('button', { name: '保留我的修改并保存' }));
  expect(await screen.findByDisplayValue('13700137000')).toBeTruthy();
  expect(to(`PATCH ${path}`)).toHaveLength(1);
  on(`PATCH ${path}`, aCustomer({ version: 5 }));
  await user.click(screen.getByRole('button', { name: /保存/ }));
  await waitFor(() => expect(to(`PATCH ${path}`)).toHaveLength(2));
  const sent = to(`PATCH ${path}`)[1]?.body as Customer | undefined;
  expect(sent?.contactPoints.map(({ value }) => value)).toEqual([
    '13800138000',
    '13700137000',
    '13900139000',
  ]);
});

it('lets theirs stand in one field and mine in another', async () => {
  const { user, to, on } = await behind({ note: '甲' }, { note: '乙', name: '王小明（乙）' });
  fill(await screen.findByLabelText('备注'), '丙');
  fill(screen.getByLabelText('客户名称'), '王大明');
  await user.click(screen.getByRole('button', { name: /保存/ }));
  const row = (await screen.findByRole('cell', { name: '客户名称' })).closest('tr') as HTMLElement;
  await user.click(within(row).getByText('对方的'));
  on(`PATCH ${path}`, aCustomer({ version: 5 }));
  await user.click(screen.getByRole('button', { name: '保留我的修改并保存' }));
  await waitFor(() => expect(to(`PATCH ${path}`)).toHaveLength(2));
  expect(to(`PATCH ${path}`)[1]?.body).toEqual({ note: '丙' });
});

it('keeps what is stored of a row and not shown in it', async () => {
  const stored = {
    id: someId(110),
    type: 'MOBILE' as const,
    value: '13800138000',
    label: '夫人',
    primary: true,
    optOut: false,
  };
  const customer = aCustomer({ contactPoints: [{ ...stored, verifiedAt: '2026-11-01T01:00:00Z' }] });
  const { to } = mockFetch({
    [`GET ${path}/profile`]: aProfile(customer),
    [`GET ${path}/freshness`]: aFreshness(),
    [`PATCH ${path}`]: customer,
  });
  const { user } = open(`${path}?tab=file`);
  await user.click(await screen.findByRole('button', { name: '修改资料' }));
  await user.click(await screen.findByRole('button', { name: '添加联系方式' }));
  fill(screen.getAllByLabelText('号码或账号')[1] as HTMLElement, '13900139000');
  await user.click(screen.getByRole('button', { name: /保存/ }));
  await waitFor(() => expect(to(`PATCH ${path}`)).toHaveLength(1));
  expect(to(`PATCH ${path}`)[0]?.body).toMatchObject({
    contactPoints: [
      { ...stored, verifiedAt: '2026-11-01T01:00:00Z' },
      { type: 'MOBILE', value: '13900139000' },
    ],
  });
});

it('offers what was typed and not saved, at once and for the version it was typed upon', async () => {
  const { user } = await behind({}, {});
  fill(screen.getByLabelText('客户名称'), '王大明');
  cleanup();
  mockFetch({ [`GET ${path}/profile`]: aProfile(), [`GET ${path}/freshness`]: aFreshness() });
  open(`${path}?tab=file`);
  await user.click(await screen.findByRole('button', { name: '修改资料' }));
  await user.click(await screen.findByRole('button', { name: '接着填' }));
  expect(await screen.findByDisplayValue('王大明')).toBeTruthy();
  cleanup();
  mockFetch({
    [`GET ${path}/profile`]: aProfile(aCustomer({ version: 9 })),
    [`GET ${path}/freshness`]: aFreshness(),
  });
  open(`${path}?tab=file`);
  await user.click(await screen.findByRole('button', { name: '修改资料' }));
  expect(await screen.findByDisplayValue('王小明')).toBeTruthy();
  expect(screen.queryByRole('button', { name: '接着填' })).toBeNull();
});
