import { expect, it } from 'vitest';
import { leavesOf, withNow } from './payload';

it('opens groups and lists, keeps amounts whole, and leaves out what is absent', () => {
  const amount = { amount: '18000.00', currency: 'CNY' };
  const payload = {
    termsVersion: 1,
    amendment: { amount, title: null, plan: [{ name: '一期' }, { name: '二期' }] },
  };
  expect(leavesOf('', payload)).toEqual([
    { field: 'termsVersion', value: '1' },
    { field: 'amount', value: amount },
    { field: 'name', value: '一期' },
    { field: 'name', value: '二期' },
  ]);
});

it('puts what is now beside what was asked for, and leaves out what only the program needs', () => {
  const [now, asked] = ['12000.00', '18000.00'].map((amount) => ({ amount, currency: 'CNY' }));
  expect(
    withNow({
      payload: { termsVersion: 1, amendment: { reason: '加量', amount: asked, startsOn: '2027-01-01' } },
      current: { amount: now, number: 'HT1' },
    }),
  ).toEqual([
    { field: 'amount', asked: [asked], current: now },
    { field: 'startsOn', asked: ['2027-01-01'], current: undefined },
  ]);
});
