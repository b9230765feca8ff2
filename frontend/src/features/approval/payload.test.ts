import { expect, it } from 'vitest';
import { leavesOf, withNow } from './payload';

const yuan = (amount: string) => ({ amount, currency: 'CNY' });

it('opens groups, keeps lists and amounts whole, and leaves out what is absent or said elsewhere', () => {
  const plan = [{ name: '一期' }, { name: '二期' }];
  const payload = {
    termsVersion: 1,
    amendment: { amount: yuan('18000.00'), title: null, plan, billing: { amount: yuan('1500.00') } },
  };
  expect(leavesOf(payload)).toEqual([
    { path: ['amount'], value: yuan('18000.00') },
    { path: ['plan'], value: plan },
    { path: ['billing', 'amount'], value: yuan('1500.00') },
  ]);
});

it('puts what is now beside what was asked for, each amount beside its own', () => {
  expect(
    withNow({
      payload: {
        termsVersion: 1,
        amendment: { reason: '加量', amount: yuan('18000.00'), billing: { amount: yuan('1500.00') } },
      },
      current: { amount: yuan('12000.00'), number: 'HT1', billing: { amount: yuan('1000.00') } },
    }),
  ).toEqual([
    { field: 'amount', asked: yuan('18000.00'), current: yuan('12000.00') },
    { field: 'billing.amount', asked: yuan('1500.00'), current: yuan('1000.00') },
  ]);
});
