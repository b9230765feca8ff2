import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { Schemas } from '@/shared/api/types';
import { aProfile, me, someId, yuan } from '@/test/fixtures';
import { mockFetch, refusal } from '@/test/mock-fetch';
import { fill, open } from '@/test/render';
import { actsOn } from './account-acts';

const customer = `/customers/${someId(100)}`;
const account: Schemas['AccountView'] = {
  customerId: someId(100),
  version: 7,
  status: 'ACTIVE',
  balance: yuan('1280.50'),
  paymentTermsDays: 30,
};
const since = '2026-11-20T02:00:00Z';

it('offers what an account in its state allows', () => {
  expect(actsOn(account)).toEqual(['hold', 'close']);
  expect(actsOn({ ...account, creditHold: { since, reason: '', source: 'STAFF' } })).toEqual([
    'lift',
    'close',
  ]);
  expect(actsOn({ ...account, creditHold: { since, reason: '', source: 'DUNNING' } })).toEqual([
    'hold',
    'lift',
    'close',
  ]);
  expect(actsOn({ ...account, status: 'CLOSED' })).toEqual(['reopen']);
});

it('stops credit for a reason, for the account as it is now', async () => {
  let stored = account;
  const hold = `POST ${customer}/account/credit-hold`;
  const { to } = mockFetch({
    [`GET ${customer}/profile`]: aProfile(),
    [`GET ${customer}/account`]: () => ({ json: stored }),
    [hold]: (call: { headers: Headers }) => {
      if (call.headers.get('If-Match') === '"7"') {
        stored = { ...account, version: 8 };
        return refusal(412, 'version_mismatch', { title: '已被他人修改', current: stored });
      }
      stored = { ...account, version: 9, creditHold: { since, reason: '多次逾期', source: 'STAFF' } };
      return { json: stored };
    },
  });
  const { user } = open(`${customer}?tab=transactions`);
  const panel = within(await screen.findByRole('tabpanel'));
  await user.click(await panel.findByRole('button', { name: '更多' }));
  await user.click(await screen.findByText('停止赊账'));
  const drawer = within(await screen.findByRole('dialog', { name: '停止赊账' }));
  fill(drawer.getByLabelText('原因'), '多次逾期');
  await user.click(drawer.getByRole('button', { name: '停止赊账' }));
  expect(await drawer.findByText('已被他人修改')).toBeTruthy();
  await waitFor(() => expect(to(`GET ${customer}/account`).length).toBeGreaterThan(1));
  await user.click(drawer.getByRole('button', { name: '停止赊账' }));
  expect(await screen.findByText(/由人工停止：多次逾期/)).toBeTruthy();
  expect(to(hold).at(-1)?.headers.get('If-Match')).toBe('"8"');
  expect(to(hold).at(-1)?.body).toEqual({ reason: '多次逾期' });
});

it('says why an account cannot be closed, and of a closed one only that it can be reopened', async () => {
  let stored = account;
  const { to } = mockFetch({
    [`GET ${customer}/profile`]: aProfile(),
    [`GET ${customer}/account`]: () => ({ json: stored }),
    [`POST ${customer}/account/close`]: () =>
      refusal(409, 'account_not_settled', {
        title: '账户尚未结清',
        detail: '账户余额为 1280.50 元，尚有 3 笔未结清；全部结清后才能关闭。',
      }),
    [`POST ${customer}/account/reopen`]: () => {
      stored = account;
      return { json: stored };
    },
  });
  const { user, unmount } = open(`${customer}?tab=transactions`);
  await user.click(await within(await screen.findByRole('tabpanel')).findByRole('button', { name: '更多' }));
  await user.click(await screen.findByText('关闭账户'));
  const drawer = within(await screen.findByRole('dialog', { name: '关闭账户' }));
  fill(drawer.getByLabelText('原因'), '不再往来');
  await user.click(drawer.getByRole('button', { name: '关闭账户' }));
  expect(await drawer.findByText(/尚有 3 笔未结清/)).toBeTruthy();
  unmount();

  stored = { ...account, status: 'CLOSED', balance: yuan('0.00'), closedAt: since };
  const again = open(`${customer}?tab=transactions`);
  expect(await screen.findByText('账户已关闭')).toBeTruthy();
  expect(screen.queryByRole('button', { name: '调整信用额度' })).toBeNull();
  await again.user.click(within(screen.getByRole('tabpanel')).getByRole('button', { name: '更多' }));
  await again.user.click(await screen.findByText('重新开启账户'));
  const reopening = within(await screen.findByRole('dialog', { name: '重新开启账户' }));
  fill(reopening.getByLabelText('原因'), '恢复往来');
  await again.user.click(reopening.getByRole('button', { name: '重新开启账户' }));
  expect(await screen.findByRole('button', { name: '调整信用额度' })).toBeTruthy();
  expect(to(`POST ${customer}/account/reopen`)[0]?.body).toEqual({ reason: '恢复往来' });
});

it('offers none of it to somebody who may not decide on credit', async () => {
  mockFetch({ [`GET ${customer}/profile`]: aProfile(), [`GET ${customer}/account`]: account });
  open(`${customer}?tab=transactions`, {
    as: { ...me, role: 'CASHIER', permissions: ['customer:read', 'transaction:read', 'transaction:post'] },
  });
  const panel = within(await screen.findByRole('tabpanel'));
  expect(await panel.findByRole('button', { name: '记一笔账' })).toBeTruthy();
  expect(panel.queryByRole('button', { name: '更多' })).toBeNull();
});
