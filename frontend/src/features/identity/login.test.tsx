import { screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { session } from '@/shared/api/session';
import { safeNext } from '@/shared/lib/search';
import { aSession, me } from '@/test/fixtures';
import { mockFetch, refusal } from '@/test/mock-fetch';
import { fill, open } from '@/test/render';

const signedOut = { 'POST /auth/refresh': () => refusal(401, 'session_ended') };

it('asks to sign in, and goes on to the page that was wanted', async () => {
  const { to } = mockFetch({ ...signedOut, 'POST /auth/login': aSession() });
  const { user, router } = open('/customers?q=wxm', { as: null });
  fill(await screen.findByLabelText('用户名'), 'admin');
  fill(screen.getByLabelText('密码'), 'correct horse');
  await user.click(screen.getByRole('button', { name: '登录' }));
  expect(await screen.findByRole('heading', { name: '客户', level: 1 })).toBeTruthy();
  expect(router.state.location.href).toBe('/customers?q=wxm');
  expect(to('POST /auth/login')[0]?.body).toEqual({ username: 'admin', password: 'correct horse' });
});

it('says what the server says when the password is wrong', async () => {
  mockFetch({
    ...signedOut,
    'POST /auth/login': () => refusal(401, 'login_failed', { title: '用户名或密码不正确' }),
  });
  const { user } = open('/login', { as: null });
  fill(await screen.findByLabelText('用户名'), 'admin');
  fill(screen.getByLabelText('密码'), 'wrong');
  await user.click(screen.getByRole('button', { name: '登录' }));
  expect((await screen.findByRole('alert')).textContent).toContain('用户名或密码不正确');
  expect(session.get().status).toBe('out');
});

it('lets nobody in before a first password was changed', async () => {
  const { on, to } = mockFetch({
    ...signedOut,
    'POST /auth/login': aSession({ ...me, mustChangePassword: true }),
    'GET /transactions/totals': { count: 0, drafts: 0, byType: [] },
  });
  const { user } = open('/', { as: null });
  fill(await screen.findByLabelText('用户名'), 'admin');
  fill(screen.getByLabelText('密码'), 'first');
  await user.click(screen.getByRole('button', { name: '登录' }));
  on('POST /auth/password', () => ({ status: 204 }));
  on('POST /auth/refresh', aSession());
  fill(await screen.findByLabelText('当前密码'), 'first');
  fill(screen.getByLabelText('新密码'), 'a much longer one');
  fill(screen.getByLabelText('再输一次新密码'), 'a much longer one');
  await user.click(screen.getByRole('button', { name: '修改密码' }));
  expect(await screen.findByRole('heading', { name: '管理员，您好' })).toBeTruthy();
  expect(to('POST /auth/password')[0]?.body).toEqual({
    currentPassword: 'first',
    newPassword: 'a much longer one',
  });
});

it('keeps a form while the same person signs in again', async () => {
  const { on } = mockFetch({ ...signedOut, 'POST /auth/login': aSession() });
  const { user } = open('/customers?new=1');
  fill(await screen.findByLabelText('客户名称'), '李雷');
  on('POST /customers', () => refusal(401, 'not_signed_in'));
  await user.click(screen.getByRole('button', { name: '保存客户' }));
  fill(await screen.findByLabelText('密码'), 'correct horse');
  await user.click(screen.getByRole('button', { name: '登录' }));
  await waitFor(() => expect(session.get().status).toBe('in'));
  expect((screen.getByLabelText('客户名称') as HTMLInputElement).value).toBe('李雷');
});

it('goes back to paths of this site only', () => {
  expect(safeNext('/customers?q=1')).toBe('/customers?q=1');
  expect(safeNext('//evil.example')).toBe('/');
  expect(safeNext('/\\evil.example')).toBe('/');
  expect(safeNext('https://evil.example')).toBe('/');
  expect(safeNext(undefined)).toBe('/');
});
