import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Me } from '@/shared/api/types';
import { aCustomer, me, someId } from '@/test/fixtures';
import { mockFetch } from '@/test/mock-fetch';
import { open } from '@/test/render';
import { actionEntries, isWorthAsking, pageEntries, readTyped } from './entries';

const pressCtrlK = () => fireEvent.keyDown(document.body, { key: 'k', ctrlKey: true });

describe('the typed text', () => {
  it('narrows the search by its first character, full-width ones too', () => {
    expect(readTyped('@王')).toEqual({ text: '王', groups: ['customers'] });
    expect(readTyped('＃8600').groups).toEqual(['cards', 'contracts', 'bills', 'entries']);
    expect(readTyped('> 收银')).toEqual({ text: '收银', groups: ['actions', 'pages'] });
    expect(readTyped(' ').groups).toEqual(['actions', 'pages']);
  });

  it('is sent for one Chinese character, not for one letter', () => {
    expect(isWorthAsking('王')).toBe(true);
    expect(isWorthAsking('w')).toBe(false);
    expect(isWorthAsking('')).toBe(false);
  });

  it('offers nobody what they may not do', () => {
    const can = (permission: string) => permission === 'card:sell';
    expect(actionEntries('', can, (key) => key).map(({ title }) => title)).toEqual(['checkout', 'card']);
    expect(pageEntries('', can, (key) => key).map(({ title }) => title)).toEqual(['home', 'pos', 'account']);
  });
});

it('opens by Ctrl+K, finds a customer and goes to their page, by keyboard alone', async () => {
  const { to } = mockFetch({
    'GET /customers': { items: [aCustomer()], count: 1 },
    'GET /me/sessions': [],
  });
  const { user, router } = open('/account');
  await screen.findByRole('heading', { level: 1, name: '我的账号' });
  pressCtrlK();
  const field = await screen.findByRole('combobox', { name: '查找或前往' });
  await waitFor(() => expect(document.activeElement).toBe(field));
  await user.type(field, '@王小');
  const option = await screen.findByRole('option', { name: /王小明/ });
  expect(field.getAttribute('aria-activedescendant')).toBe(option.id);
  expect((await screen.findByText(/1 个结果/)).getAttribute('role')).toBe('status');
  expect(to('GET /customers').at(-1)?.query.get('q')).toBe('王小');
  expect(to('GET /cards')).toHaveLength(0);
  await user.keyboard('{Enter}');
  await waitFor(() => expect(router.state.location.pathname).toBe(`/customers/${someId(100)}`));
  expect(screen.queryByRole('combobox', { name: '查找或前往' })).toBeNull();
});

it('starts an action, also twice on the page where it stands', async () => {
  mockFetch();
  const { user } = open('/contracts');
  await screen.findByRole('heading', { level: 1, name: '合同' });
  for (const round of [1, 2]) {
    pressCtrlK();
    await user.type(await screen.findByRole('combobox', { name: '查找或前往' }), '>起草{Enter}');
    const drawer = await screen.findByRole('dialog', { name: '起草合同' });
    await user.click(within(drawer).getByRole('button', { name: '关闭' }));
    await waitFor(() => expect(screen.queryByRole('dialog', { name: '起草合同' }), String(round)).toBeNull());
  }
});

it('wraps around at both ends and goes back to where one was', async () => {
  const seller: Me = { ...me, permissions: ['card:sell'] };
  mockFetch({ 'GET /me/sessions': [] });
  const { user } = open('/account', { as: seller });
  const button = await screen.findByRole('button', { name: /查找/ });
  button.focus();
  await user.click(button);
  const field = await screen.findByRole('combobox', { name: '查找或前往' });
  const chosen = () => screen.getByRole('option', { selected: true }).textContent;
  expect(chosen()).toBe('收银');
  await user.type(field, '{ArrowUp}');
  expect(chosen()).toBe('我的账号');
  await user.type(field, '{ArrowDown}');
  expect(chosen()).toBe('收银');
  await user.keyboard('{Escape}');
  await waitFor(() => expect(document.activeElement).toBe(button));
});

it('leads from the number of an entry to where it stands', async () => {
  const { to } = mockFetch({ 'GET /me/sessions': [] });
  const { user, router } = open('/account');
  await screen.findByRole('heading', { level: 1, name: '我的账号' });
  pressCtrlK();
  await user.type(await screen.findByRole('combobox', { name: '查找或前往' }), 'e100002740');
  await user.click(await screen.findByRole('option', { name: /账目 E100002740/ }));
  await waitFor(() => expect(router.state.location.pathname).toBe('/transactions'));
  await waitFor(() => expect(to('GET /transactions').at(-1)?.query.get('q')).toBe('E100002740'));
});
