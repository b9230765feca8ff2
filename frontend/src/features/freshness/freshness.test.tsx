import { screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { aCustomer, aFreshness, someId, yuan } from '@/test/fixtures';
import { mockFetch } from '@/test/mock-fetch';
import { open } from '@/test/render';
import { type DueCustomer, written } from './vocabulary';

const due: DueCustomer = {
  customerId: someId(100),
  customerNumber: 'C0000100',
  customerName: '王小明',
  tier: 'VIP',
  importance: 1,
  worth: yuan('1280.50'),
  dueOn: '2026-11-20',
  overdueDays: 2,
  dueFields: ['PHONE'],
  completeness: 55,
};

it('confirms what is due with the version that was looked at', async () => {
  const confirm = `POST /customers/${someId(100)}/confirmations`;
  const { to } = mockFetch({
    'GET /freshness-queue': { items: [due] },
    [`GET /customers/${someId(100)}`]: aCustomer(),
    [`GET /customers/${someId(100)}/freshness`]: aFreshness(),
    [confirm]: () => ({ status: 201, json: aFreshness({ dueFields: [] }) }),
  });
  const { user } = open('/freshness');
  await user.click(await screen.findByRole('button', { name: /^核\s?对$/ }));
  expect(await screen.findByText('13800138000')).toBeDefined();
  await user.click(screen.getByRole('button', { name: '确认无误' }));
  await waitFor(() => expect(to(confirm)).toHaveLength(1));
  expect(to(confirm)[0]?.body).toEqual({ fields: ['PHONE'] });
  expect(to(confirm)[0]?.headers.get('If-Match')).toBe('"3"');
});

it('shows what is written in each field', () => {
  const customer = aCustomer({
    contactPoints: [
      { type: 'MOBILE', value: '13800138000' },
      { type: 'EMAIL', value: 'a@example.com' },
      { type: 'WECHAT', value: 'weixin' },
    ],
    addresses: [{ type: 'HOME', province: '上海市', detail: '漕溪北路 8 号' }],
  });
  expect(written(customer, 'PHONE')).toEqual(['13800138000']);
  expect(written(customer, 'MAIL')).toEqual(['a@example.com']);
  expect(written(customer, 'MESSENGER')).toEqual(['weixin']);
  expect(written(customer, 'ADDRESS')).toEqual(['上海市 漕溪北路 8 号']);
});
