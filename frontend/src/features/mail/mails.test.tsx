import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { me, someId } from '@/test/fixtures';
import { mockFetch, refusal } from '@/test/mock-fetch';
import { fill, open } from '@/test/render';
import { actsOn, type Delivery, type Mail } from './vocabulary';

const delivery = (change: Partial<Delivery> = {}): Delivery => ({
  id: someId(985),
  version: 2,
  subjectKind: 'bill',
  subjectId: someId(720),
  customerId: someId(100),
  to: ['z***@example.com'],
  subject: '账单 ZD2026000001',
  language: 'zh-CN',
  status: 'FAILED',
  waitsForServer: false,
  attempts: 5,
  lastReply: '550 No such user',
  attachments: [],
  createdAt: '2026-11-22T02:00:00Z',
  updatedAt: '2026-11-22T02:00:00Z',
  ...change,
});
const mail = (change: Partial<Delivery> = {}): Mail => ({
  id: someId(985),
  version: 2,
  delivery: delivery({ to: ['zhang@example.com'], ...change }),
  messageId: '<985@example.com>',
  html: '<p>您好</p>',
  text: '您好',
  tries: [
    { number: 1, at: '2026-11-22T02:00:00Z', outcome: 'REFUSED', replyCode: 550, reply: 'No such user' },
  ],
});
const one = `/mail-deliveries/${someId(985)}`;

it('offers what a mail in its state allows', () => {
  expect(actsOn(delivery())).toEqual({ retry: true, cancel: false, bounce: false });
  expect(actsOn(delivery({ status: 'QUEUED', attempts: 0 }))).toEqual({
    retry: false,
    cancel: true,
    bounce: false,
  });
  expect(actsOn(delivery({ status: 'SENT' }))).toEqual({ retry: false, cancel: false, bounce: true });
});

it('shows why a mail did not arrive, and sends it again', async () => {
  let stored = mail();
  const { to } = mockFetch({
    'GET /mail-deliveries': { items: [delivery()] },
    [`GET ${one}`]: () => ({ json: stored }),
    [`POST ${one}/retry`]: () => {
      stored = mail({ status: 'QUEUED', attempts: 0 });
      return { json: stored };
    },
  });
  const { user } = open('/mails?status=FAILED');
  expect((await screen.findAllByText('550 No such user')).length).toBeGreaterThan(0);
  expect(to('GET /mail-deliveries')[0]?.query.getAll('status')).toEqual(['FAILED']);
  await user.click(screen.getByRole('button', { name: '账单 ZD2026000001' }));
  const drawer = within(await screen.findByRole('dialog'));
  expect(await drawer.findByText('zhang@example.com')).toBeTruthy();
  expect(drawer.getByText('被拒收')).toBeTruthy();
  await user.click(drawer.getByRole('button', { name: '重新发送' }));
  expect(await screen.findByText('已重新排队，马上发送')).toBeTruthy();
  expect(await drawer.findByRole('button', { name: '撤回' })).toBeTruthy();
});

it('withdraws a mail only after a question, and says when it has left already', async () => {
  const { to } = mockFetch({
    [`GET ${one}`]: mail({ status: 'QUEUED', attempts: 0 }),
    [`POST ${one}/cancel`]: () =>
      refusal(409, 'mail_not_queued', { title: '此邮件不能撤回', detail: '邮件的状态为 SENT' }),
  });
  const { user } = open(`/mails?mail=${someId(985)}`);
  await user.click(await screen.findByRole('button', { name: '撤回' }));
  expect(to(`POST ${one}/cancel`)).toHaveLength(0);
  await user.click(await screen.findByRole('button', { name: '确定' }));
  expect(await screen.findByText('邮件的状态为 SENT')).toBeTruthy();
});

it('sends a test mail once, to a whole address', async () => {
  const { to } = mockFetch({ 'POST /mail-deliveries/test': () => ({ status: 201, json: mail() }) });
  const { user } = open('/mails');
  await user.click(await screen.findByRole('button', { name: '发测试邮件' }));
  const drawer = within(await screen.findByRole('dialog'));
  fill(drawer.getByLabelText('收件地址'), 'zhang');
  await user.click(drawer.getByRole('button', { name: '发送' }));
  expect(await drawer.findByText('请输入完整的邮件地址')).toBeTruthy();
  fill(drawer.getByLabelText('收件地址'), 'zhang@example.com');
  await user.click(drawer.getByRole('button', { name: '发送' }));
  await waitFor(() => expect(to('POST /mail-deliveries/test')).toHaveLength(1));
  expect(to('POST /mail-deliveries/test')[0]?.body).toEqual({ to: 'zhang@example.com', language: 'zh-CN' });
  expect(to('POST /mail-deliveries/test')[0]?.headers.get('Idempotency-Key')).toBeTruthy();
});

it('is read, and no more, by somebody who may not write', async () => {
  mockFetch({ [`GET ${one}`]: mail() });
  open(`/mails?mail=${someId(985)}`, { as: { ...me, role: 'AUDITOR', permissions: ['mail:read'] } });
  expect(await screen.findByText('zhang@example.com')).toBeTruthy();
  expect(screen.queryByRole('button', { name: '重新发送' })).toBeNull();
  expect(screen.queryByRole('button', { name: '发测试邮件' })).toBeNull();
});
