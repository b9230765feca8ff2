import { screen, waitFor } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';
import { session } from '@/shared/api/session';
import { connection } from '@/shared/offline/connection';
import { followSession, keepCustomer, owner } from '@/shared/offline/device';
import { unsent, watchOutbox, write } from '@/shared/offline/outbox';
import { aCustomer, aProfile, aSession, me, someId } from '@/test/fixtures';
import { mockFetch, refusal } from '@/test/mock-fetch';
import { emptyDevice, noNetwork } from '@/test/offline';
import { fill, open } from '@/test/render';

followSession();
watchOutbox(() => undefined);

const readAt = new Date(Date.now() - 3_600_000).toISOString();

/** A device on which two customers were opened, started without a network. */
async function startOffline(path: string) {
  session.reset({ status: 'in', me });
  await keepCustomer(me.id, aProfile(), readAt);
  const customer = aCustomer({ id: someId(101), name: '李雷', number: 'C0000101', phone: '13900004321' });
  await keepCustomer(me.id, aProfile({ ...customer, contactPoints: [] }), readAt);
  session.reset();
  const server = mockFetch({
    'POST /auth/refresh': noNetwork,
    'HEAD /manifest.webmanifest': noNetwork,
  });
  return { ...server, ...open(path, { as: null }) };
}

beforeEach(async () => {
  session.reset({ status: 'in', me });
  await owner();
  await emptyDevice();
});

it('finds a customer by the last digits of the telephone number', async () => {
  const { router } = await startOffline('/');
  expect(await screen.findByRole('link', { name: '王小明' })).toBeTruthy();
  expect(router.state.location.pathname).toBe('/offline');
  fill(screen.getByRole('searchbox'), '4321');
  await waitFor(() => expect(screen.queryByRole('link', { name: '王小明' })).toBeNull());
  expect(screen.getByRole('link', { name: '李雷' })).toBeTruthy();
});

it('shows the customer whose address was opened as they were read, and sends the note when the network is back', async () => {
  const { on, to, router, user } = await startOffline(`/customers/${someId(100)}`);
  expect(await screen.findByRole('heading', { name: '王小明', level: 1 })).toBeTruthy();
  expect(screen.getByText(/本机读到的资料/)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: '记一笔往来' }));
  fill(screen.getByLabelText('内容'), '客户要两斤龙井');
  await user.click(screen.getByRole('button', { name: '记录往来' }));
  await waitFor(async () => expect(await unsent(me.id)).toHaveLength(1));

  on('POST /auth/refresh', aSession());
  on('HEAD /manifest.webmanifest', {});
  on('POST /interactions', () => ({ status: 201, json: {} }));
  on(`GET /customers/${someId(100)}/profile`, aProfile());
  await connection.probe();
  await waitFor(async () => expect(await unsent(me.id)).toEqual([]));
  expect(to('POST /interactions')).toHaveLength(1);
  expect(to('POST /interactions')[0]?.body).toMatchObject({ content: '客户要两斤龙井' });
  await waitFor(() => expect(router.state.location.pathname).toBe(`/customers/${someId(100)}`));
});

it('does not go away from what is being written', async () => {
  const { on, router, user } = await startOffline(`/customers/${someId(100)}`);
  await user.click(await screen.findByRole('button', { name: '安排任务' }));
  fill(screen.getByLabelText('任务'), '寄样品');
  on('POST /auth/refresh', aSession());
  on('HEAD /manifest.webmanifest', {});
  on('POST /tasks', () => ({ status: 201, json: {} }));
  await connection.probe();
  expect(await screen.findByText('已连上服务器')).toBeTruthy();
  expect((screen.getByLabelText('任务') as HTMLInputElement).value).toBe('寄样品');
  await user.click(screen.getByRole('button', { name: '保存任务' }));
  await waitFor(() => expect(router.state.location.pathname).toBe(`/customers/${someId(100)}`));
});

it('shows nothing of a person who has signed out, and ends their session once the server answers', async () => {
  const { on, to, user } = await startOffline('/');
  on('POST /auth/logout', noNetwork);
  await screen.findByRole('link', { name: '王小明' });
  await user.click(screen.getByRole('button', { name: '退出登录' }));
  await user.click(await screen.findByRole('button', { name: /确 ?定/ }));
  await waitFor(() => expect(session.get().status).toBe('out'));
  expect(await owner()).toBeUndefined();

  session.reset();
  on('POST /auth/refresh', aSession());
  on('POST /auth/logout', () => ({ status: 204 }));
  expect((await session.start()).status).toBe('out');
  expect(to('POST /auth/logout').at(-1)?.headers.get('Authorization')).toBe('Bearer token-1');
});

it('lets nothing that moves money be sent while the server does not answer, and says why', async () => {
  mockFetch({ [`GET /customers/${someId(100)}/profile`]: aProfile() });
  const { user } = open(`/customers/${someId(100)}?tab=transactions`);
  await user.click(await screen.findByRole('button', { name: '记一笔账' }));
  const submit = await screen.findByRole('button', { name: '入账' });
  connection.reset(true);
  await waitFor(() => expect((submit as HTMLButtonElement).disabled).toBe(true));
  expect(screen.getAllByText('现在连不上服务器，连上后才能提交。').length).toBeGreaterThan(0);
});

it('says what the server has refused, and lets it be changed', async () => {
  const { on } = mockFetch({ 'POST /tasks': () => refusal(422, 'x', { title: '日期已过' }) });
  // Before the page asks for anything: an answer to that would tell that the server is there.
  connection.reset(true);
  await write(
    { kind: 'task', body: { customerId: someId(100), title: '寄样品', dueOn: '2026-11-01' } },
    { person: me.id, customerName: '王小明', key: 'key-1' },
  );
  connection.reset(false);
  const { user } = open('/tasks');
  await user.click(await screen.findByRole('button', { name: '查看' }));
  expect(await screen.findByText('日期已过')).toBeTruthy();
  on('POST /tasks', () => ({ status: 201, json: {} }));
  await user.click(screen.getByRole('button', { name: '重新发送' }));
  await waitFor(async () => expect(await unsent(me.id)).toEqual([]));
});
