import { act, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { session } from '@/shared/api/session';
import { switchLanguage } from '@/shared/i18n';
import { getPrefs } from '@/shared/lib/prefs';
import { aCustomer, aSession, me, someId } from '@/test/fixtures';
import { mockFetch } from '@/test/mock-fetch';
import { fill, open } from '@/test/render';

const other = { ...me, id: someId(2), username: 'manager', displayName: '孙经理' };

/** What this tab hears when another has signed somebody in, or nobody. */
const hear = (person: string | null) =>
  act(() => {
    globalThis.dispatchEvent(new StorageEvent('storage', { key: 'taizhang.person', newValue: person }));
  });

async function halfAForm() {
  const { to } = mockFetch({
    'POST /customers/query': { items: [aCustomer()] },
    'POST /auth/refresh': aSession(other),
    'GET /transactions/totals': { count: 0, drafts: 0, byType: [] },
  });
  const { user, router } = open('/customers');
  await screen.findByRole('link', { name: '王小明' });
  await user.click(screen.getByRole('button', { name: '新增客户' }));
  fill(await screen.findByLabelText('客户名称'), '写到一半');
  return { to, router, user };
}

describe('when the person at this machine changes in another tab', () => {
  it('nothing stays on the screen once they have signed out', async () => {
    const { router } = await halfAForm();
    hear(null);
    expect(await screen.findByLabelText('用户名')).toBeTruthy();
    expect(router.state.location.pathname).toBe('/login');
    expect(screen.queryByText('王小明')).toBeNull();
    expect(screen.queryByDisplayValue('写到一半')).toBeNull();
  });

  it('no question of theirs stays either', async () => {
    const { user } = await halfAForm();
    await user.click(screen.getByRole('button', { name: '关闭' }));
    await screen.findByRole('button', { name: '继续填写' });
    hear(null);
    await screen.findByLabelText('用户名');
    await waitFor(() => expect(screen.queryByRole('button', { name: '继续填写' })).toBeNull());
  });

  it('the next begins at their own home, with no form and no list of the one before', async () => {
    const { router, to } = await halfAForm();
    hear(other.id);
    expect(screen.queryByText('王小明')).toBeNull();
    expect(screen.queryByDisplayValue('写到一半')).toBeNull();
    expect(await screen.findByRole('heading', { level: 1, name: /孙经理/ })).toBeTruthy();
    expect(router.state.location.pathname).toBe('/');
    expect(to('POST /auth/refresh')).toHaveLength(1);
  });

  it('the server’s answer tells it, where tabs cannot tell each other', async () => {
    await halfAForm();
    await act(() => session.refresh());
    await waitFor(() => expect(screen.queryByDisplayValue('写到一半')).toBeNull());
  });

  it('the same person goes on where they are', async () => {
    await halfAForm();
    hear(me.id);
    expect(screen.getByDisplayValue('写到一半')).toBeTruthy();
  });
});

it('speaks the language and shows the density that were chosen in another tab', async () => {
  mockFetch({ 'POST /customers/query': { items: [aCustomer()] } });
  open('/customers');
  await screen.findByRole('heading', { level: 1, name: '客户' });
  localStorage.setItem('taizhang.prefs', JSON.stringify({ language: 'en-US', density: 'compact' }));
  act(() => {
    globalThis.dispatchEvent(new StorageEvent('storage', { key: 'taizhang.prefs' }));
  });
  expect(await screen.findByRole('heading', { level: 1, name: 'Customers' })).toBeTruthy();
  expect(getPrefs().density).toBe('compact');
  await act(() => switchLanguage('zh-CN'));
});
