import { screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { aConsent, aCustomer, aFreshness, aProfile, aPurpose, me, someId } from '@/test/fixtures';
import { mockFetch } from '@/test/mock-fetch';
import { fill, open } from '@/test/render';

const customer = `/customers/${someId(100)}`;
const record = `POST ${customer}/consents`;

const answers = {
  [`GET ${customer}/profile`]: aProfile(),
  'GET /privacy-purposes': {
    items: [
      aPurpose(),
      aPurpose({ code: 'CONTRACT', name: '履行合同', basis: 'CONTRACT', asksConsent: false }),
    ],
  },
  [`GET ${customer}/consents`]: { customerId: someId(100), items: [aConsent()], mailsTakenBack: 0 },
  [`GET ${customer}/consents/history`]: { items: [aConsent()] },
  [record]: () => ({ status: 201, json: { customerId: someId(100), items: [], mailsTakenBack: 2 } }),
};

it('shows what was agreed to with its proof, and who looked', async () => {
  mockFetch({
    ...answers,
    [`GET ${customer}/access-log`]: {
      items: [
        {
          id: someId(9),
          staffId: someId(2),
          staffName: '周财务',
          onDay: '2026-11-21',
          firstAt: '2026-11-21T02:00:00Z',
        },
      ],
    },
  });
  open(`${customer}?tab=privacy`);
  expect(await screen.findByText('短信 · 同意')).toBeTruthy();
  expect(screen.getByText('电话 · 未询问')).toBeTruthy();
  expect(await screen.findByText('当面 · 文本第 1 版 · 表单 A-17')).toBeTruthy();
  expect(await screen.findByText('周财务')).toBeTruthy();
});

it('takes consent back for the channels for which there is one', async () => {
  const { to } = mockFetch(answers);
  const { user } = open(`${customer}?tab=privacy`);
  await user.click(await screen.findByRole('button', { name: '记录拒绝或撤回' }));
  fill(await screen.findByLabelText('凭据'), '录音 0822');
  await user.click(screen.getByRole('button', { name: '保存撤回' }));
  await waitFor(() => expect(to(record)).toHaveLength(1));
  expect(to(record)[0]?.body).toEqual({
    purpose: 'MARKETING',
    channels: ['SMS'],
    given: false,
    how: 'COUNTER',
    textVersion: 1,
    evidence: '录音 0822',
  });
});

it('does not write down consent without a channel', async () => {
  const { to } = mockFetch(answers);
  const { user } = open(`${customer}?tab=privacy`);
  await user.click(await screen.findByRole('button', { name: '记录同意' }));
  expect(await screen.findByText(/向我发送商品、优惠和活动信息/)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: '保存同意' }));
  expect(await screen.findByText('请至少选择一个渠道')).toBeTruthy();
  expect(to(record)).toHaveLength(0);
});

it('shows whoever may only read neither the export nor who looked', async () => {
  mockFetch(answers);
  open(`${customer}?tab=privacy`, { as: { ...me, role: 'SERVICE', permissions: ['customer:read'] } });
  expect(await screen.findByText('短信 · 同意')).toBeTruthy();
  expect(screen.queryByRole('button', { name: '导出个人信息' })).toBeNull();
  expect(screen.queryByText('谁查看过这位客户')).toBeNull();
});

it('shows a covered phone to whoever says why, and writes that down', async () => {
  const reveal = `POST ${customer}/reveals`;
  const { to } = mockFetch({
    ...answers,
    [`GET ${customer}/profile`]: aProfile(
      aCustomer({
        contactPoints: [
          { id: someId(7), type: 'MOBILE', value: '138****8000', primary: true, optOut: false },
        ],
      }),
    ),
    [`GET ${customer}/freshness`]: aFreshness(),
    [reveal]: {
      customerId: someId(100),
      field: 'CONTACT_POINT',
      entryId: someId(7),
      value: '13800138000',
      left: 4,
    },
  });
  const { user } = open(`${customer}?tab=file`, {
    as: { ...me, role: 'SERVICE', permissions: ['customer:read', 'personal:reveal'] },
  });
  await user.click(await screen.findByRole('button', { name: '显示手机' }));
  fill(await screen.findByLabelText('原因'), '回拨客户电话');
  await user.click(screen.getByRole('button', { name: '显示' }));
  expect(await screen.findByText('13800138000')).toBeTruthy();
  expect(screen.getByText('今天还可查看 4 次')).toBeTruthy();
  expect(to(reveal)[0]?.body).toEqual({
    field: 'CONTACT_POINT',
    entryId: someId(7),
    reason: '回拨客户电话',
  });
});

it('erases a person with the version that was looked at and the reason', async () => {
  const erasure = `POST ${customer}/erasure`;
  const { to } = mockFetch({
    ...answers,
    [`GET ${customer}`]: aCustomer(),
    [erasure]: {
      customerId: someId(100),
      number: 'C0000100',
      erasedAt: '2026-11-23T02:00:00Z',
      together: [],
    },
  });
  const { user } = open(`${customer}?tab=privacy`);
  await user.click(await screen.findByRole('button', { name: '删除个人信息' }));
  fill(await screen.findByLabelText('谁在什么时候要求的（请不要写姓名）'), '本人书面申请 2026-11-20');
  await user.click(screen.getByRole('button', { name: '彻底删除' }));
  expect(await screen.findByText('客户 C0000100 的个人信息已删除。')).toBeTruthy();
  expect(to(erasure)[0]?.headers.get('If-Match')).toBe('"3"');
  expect(to(erasure)[0]?.body).toEqual({ reason: '本人书面申请 2026-11-20' });
});
