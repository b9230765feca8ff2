import { screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { switchLanguage } from '@/shared/i18n';
import { someId } from '@/test/fixtures';
import { mockFetch } from '@/test/mock-fetch';
import { open } from '@/test/render';

const entry = (id: number, action: string, subjectType: string) => ({
  id,
  at: '2026-11-20T02:00:00Z',
  actorName: '周经理',
  action,
  subjectType,
  subjectId: someId(100),
  requestId: 'r',
});
const answers = {
  'GET /audit-entries': {
    items: [
      entry(3, 'card.pin_locked', 'card'),
      entry(2, 'ledger.run', 'ledger_run'),
      entry(1, 'new.act', 'new'),
    ],
  },
};

afterEach(() => switchLanguage('zh-CN'));

it('says in words what was done to what', async () => {
  mockFetch(answers);
  open('/audit');
  expect(await screen.findByText('卡密码锁定')).toBeTruthy();
  expect(screen.getByText(`储值卡 ${someId(100).slice(-8)}`)).toBeTruthy();
  expect(screen.getByText('生成凭证')).toBeTruthy();
});

it('says it in English too', async () => {
  await switchLanguage('en-US');
  mockFetch(answers);
  open('/audit');
  expect(await screen.findByText('Card PIN locked')).toBeTruthy();
  expect(screen.getByText(`Card ${someId(100).slice(-8)}`)).toBeTruthy();
});

it('calls by its code what it has no words for', async () => {
  mockFetch(answers);
  open('/audit');
  expect(await screen.findByText('new.act')).toBeTruthy();
  expect(screen.getByText(`new ${someId(100).slice(-8)}`)).toBeTruthy();
});

it('finds acts by their words and asks for them by their code', async () => {
  const { to } = mockFetch(answers);
  const { user, router } = open('/audit');
  await user.type(await screen.findByRole('combobox', { name: '动作' }), '卡密码锁');
  await user.click(await screen.findByTitle('卡密码锁定'));
  expect(router.state.location.search).toEqual({ action: 'card.pin_locked' });
  expect(to('GET /audit-entries').at(-1)?.query.get('action')).toBe('card.pin_locked');
});
