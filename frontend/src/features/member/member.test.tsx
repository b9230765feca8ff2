import { screen, waitFor } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { member } from '@/shared/api/member';
import type { Schemas } from '@/shared/api/types';
import { someId, yuan } from '@/test/fixtures';
import { mockFetch, refusal } from '@/test/mock-fetch';
import { fill, open } from '@/test/render';

const card: Schemas['OwnCardView'] = {
  id: someId(300),
  number: '9000000000000300',
  programName: '会员储值卡',
  status: 'ACTIVE',
  balance: yuan('550.00'),
  principal: yuan('500.00'),
  bonus: yuan('50.00'),
  held: yuan('0.00'),
  available: yuan('550.00'),
  issuedAt: '2026-11-01T01:00:00Z',
  pin: { set: true, locked: false, remainingTries: 5 },
};
const tokens = { accessToken: 'a1', expiresInSeconds: 900, refreshToken: 'r1' };

afterEach(() => member.end());

it('signs a member in by a code, shows what is on the card, and keeps no token in the browser', async () => {
  const { to } = mockFetch({
    'POST /member-sessions/codes': { expiresInSeconds: 300, nextInSeconds: 60 },
    'POST /member-sessions': () => ({ status: 201, json: tokens }),
    'GET /me/cards': [card],
  });
  const { user } = open('/member', { as: null });
  fill(await screen.findByLabelText('手机号'), '138 0013 8000');
  await user.click(screen.getByRole('button', { name: '获取验证码' }));
  expect((await screen.findByRole('button', { name: /秒后/ })) as HTMLButtonElement).toHaveProperty(
    'disabled',
    true,
  );
  fill(screen.getByLabelText('验证码'), '123456');
  await user.click(screen.getByRole('button', { name: '进入' }));
  expect(await screen.findByText('¥550.00')).toBeTruthy();
  expect(to('POST /member-sessions')[0]?.body).toEqual({ phone: '13800138000', code: '123456' });
  expect(to('GET /me/cards')[0]?.headers.get('Authorization')).toBe('Bearer a1');
  expect(JSON.stringify({ ...localStorage, ...sessionStorage })).not.toContain('r1');
});

it('shows the payment code as digits too, and renews a token unnoticed', async () => {
  let expired = true;
  const { to } = mockFetch({
    'GET /me/cards': [card],
    'POST /member-sessions/refresh': { ...tokens, accessToken: 'a2' },
    [`GET /me/cards/${card.id}/payment-code`]: () => {
      if (expired) {
        expired = false;
        return refusal(401, 'token_expired');
      }
      return {
        json: {
          code: '12345678901234567890',
          validUntil: '2099-01-01T00:01:00Z',
          nextAt: '2099-01-01T00:00:30Z',
        },
      };
    },
  });
  member.begin(tokens);
  const { user } = open('/member', { as: null });
  await user.click(await screen.findByRole('button', { name: '付款码' }));
  expect(await screen.findByText('1234 5678 9012 3456 7890')).toBeTruthy();
  expect(to(`GET /me/cards/${card.id}/payment-code`).at(-1)?.headers.get('Authorization')).toBe('Bearer a2');
});

it('stops a lost card only after a question', async () => {
  const loss = `POST /me/cards/${card.id}/report-loss`;
  const { to } = mockFetch({ 'GET /me/cards': [card], [loss]: { ...card, status: 'LOST' } });
  member.begin(tokens);
  const { user } = open('/member', { as: null });
  await user.click(await screen.findByRole('button', { name: '挂失' }));
  expect(to(loss)).toHaveLength(0);
  await user.click(await screen.findByRole('button', { name: '确定' }));
  await waitFor(() => expect(to(loss)).toHaveLength(1));
});

it('forgets the cards when the member leaves', async () => {
  mockFetch({ 'GET /me/cards': [card] });
  member.begin(tokens);
  const { user } = open('/member', { as: null });
  await user.click(await screen.findByRole('button', { name: '退出' }));
  expect(await screen.findByLabelText('手机号')).toBeTruthy();
  expect(screen.queryByText('¥550.00')).toBeNull();
});

it('changes the PIN by the present one, and sends nothing that does not fit', async () => {
  const pin = `POST /me/cards/${card.id}/pin`;
  let wrong = true;
  const { to } = mockFetch({
    'GET /me/cards': [card],
    [pin]: () => {
      if (!wrong) return { status: 201 };
      wrong = false;
      return refusal(422, 'card_pin_wrong', { title: '密码不正确', detail: '密码不正确，还可尝试 4 次。' });
    },
  });
  member.begin(tokens);
  const { user } = open('/member', { as: null });
  await user.click(await screen.findByRole('button', { name: '修改密码' }));
  // The choice of the proof bears the same name as the field.
  fill(screen.getByLabelText('原密码', { selector: 'input[type=password]' }), '350714');
  fill(screen.getByLabelText('新密码'), '907215');
  fill(screen.getByLabelText('再输一次新密码'), '907216');
  await user.click(screen.getByRole('button', { name: '保存密码' }));
  expect(await screen.findByText('两次输入的不一样')).toBeTruthy();
  expect(to(pin)).toHaveLength(0);

  fill(screen.getByLabelText('再输一次新密码'), '907215');
  await user.click(screen.getByRole('button', { name: '保存密码' }));
  expect(await screen.findByText('密码不正确，还可尝试 4 次。')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: '保存密码' }));
  expect(await screen.findByText('密码已保存')).toBeTruthy();
  expect(to(pin).at(-1)?.body).toEqual({ pin: '907215', currentPin: '350714' });
  expect(screen.queryByLabelText('新密码')).toBeNull();
});

it('opens a locked PIN by a code alone', async () => {
  const pin = `POST /me/cards/${card.id}/pin`;
  const { to } = mockFetch({
    'GET /me/cards': [{ ...card, pin: { set: true, locked: true, remainingTries: 0 } }],
    'POST /me/cards/pin-codes': { expiresInSeconds: 300, nextInSeconds: 60, sentTo: '138****8000' },
    [pin]: () => ({ status: 201 }),
  });
  member.begin(tokens);
  const { user } = open('/member', { as: null });
  await user.click(await screen.findByRole('button', { name: '修改密码' }));
  expect(screen.getByText(/用验证码设置新密码就能解锁/)).toBeTruthy();
  expect(screen.queryByText('原密码')).toBeNull();
  await user.click(screen.getByRole('button', { name: '获取验证码' }));
  expect(await screen.findByText('验证码已发到 138****8000')).toBeTruthy();
  fill(screen.getByLabelText('短信验证码'), '530914');
  fill(screen.getByLabelText('新密码'), '907215');
  fill(screen.getByLabelText('再输一次新密码'), '907215');
  await user.click(screen.getByRole('button', { name: '保存密码' }));
  await waitFor(() => expect(to(pin)).toHaveLength(1));
  expect(to(pin)[0]?.body).toEqual({ pin: '907215', code: '530914' });
});
