import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { aCustomer, aFreshness, aReview, aReviewItem, someId } from '@/test/fixtures';
import { mockFetch } from '@/test/mock-fetch';
import { fill, open } from '@/test/render';
import { patchOf, recordOf } from './outcome';

const point = { id: someId(110), type: 'MOBILE' as const, value: '13800138000', primary: true };
const customer = aCustomer({ contactPoints: [point] });
const review = `/reviews/${someId(540)}`;
const record = `POST ${review}/items/${someId(541)}/outcome`;

const answers = {
  [`GET ${review}`]: aReview(),
  [`GET ${review}/items`]: { items: [aReviewItem()] },
  [`GET /customers/${someId(100)}`]: customer,
  [`GET /customers/${someId(100)}/freshness`]: aFreshness(),
  [record]: aReviewItem({ outcome: 'CHANGED' }),
};

it('sends as a patch what was written anew, and keeps what stands beside it', () => {
  expect(patchOf(customer, { outcome: 'CHANGED', points: [{ value: ' 13900139000 ' }] })).toEqual({
    contactPoints: [{ ...point, value: '13900139000' }],
  });
  expect(patchOf(customer, { outcome: 'CHANGED', points: [{ value: '' }] })).toEqual({ contactPoints: [] });
  expect(
    patchOf(customer, { outcome: 'CHANGED', name: '王小明', points: [{ value: '13800138000' }] }),
  ).toEqual({});
});

it('says of whoever was not reached nothing but that', () => {
  expect(recordOf(customer, { outcome: 'UNREACHABLE', fields: ['PHONE'], note: ' 停机 ' })).toEqual({
    outcome: 'UNREACHABLE',
    note: '停机',
  });
  expect(recordOf(customer, { outcome: 'CONFIRMED', fields: ['PHONE'] })).toEqual({
    outcome: 'CONFIRMED',
    customerVersion: 3,
    confirmation: { fields: ['PHONE'] },
  });
});

it('writes down what has changed, for the version that was looked at', async () => {
  const { to } = mockFetch(answers);
  const { user } = open(`/freshness/reviews/${someId(540)}`);
  await user.click(await screen.findByRole('button', { name: '记录结果' }));
  const drawer = await screen.findByRole('dialog');
  await user.click(await within(drawer).findByRole('radio', { name: '已更正' }));
  await user.click(within(drawer).getByRole('button', { name: /保\s?存/ }));
  expect(await within(drawer).findByText(/请修改至少一项/)).toBeTruthy();
  fill(within(drawer).getByLabelText('手机'), '13900139000');
  await user.click(within(drawer).getByRole('button', { name: /保\s?存/ }));
  await waitFor(() => expect(to(record)).toHaveLength(1));
  expect(to(record)[0]?.body).toEqual({
    outcome: 'CHANGED',
    customerVersion: 3,
    confirmation: {
      fields: ['PHONE'],
      patch: { contactPoints: [{ ...point, value: '13900139000' }] },
    },
  });
});

it('is signed when everybody has been looked at, not before', async () => {
  const sign = `POST ${review}/signature`;
  const { to, on } = mockFetch({ ...answers, [sign]: aReview({ status: 'SIGNED' }) });
  const first = open(`/freshness/reviews/${someId(540)}`);
  const later = await screen.findByRole('button', { name: '还有 1 位未核对' });
  expect((later as HTMLButtonElement).disabled).toBe(true);
  first.unmount();
  on(
    `GET ${review}`,
    aReview({ progress: { customers: 2, open: 0, confirmed: 2, changed: 0, unreachable: 0 } }),
  );
  const { user } = open(`/freshness/reviews/${someId(540)}`);
  await user.click(await screen.findByRole('button', { name: /^签\s?字$/ }));
  const drawer = await screen.findByRole('dialog');
  await user.click(await within(drawer).findByRole('button', { name: /^签\s?字$/ }));
  await waitFor(() => expect(to(sign)).toHaveLength(1));
  expect(to(sign)[0]?.headers.get('If-Match')).toBe('"1"');
});
