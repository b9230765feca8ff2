import { expect, it } from 'vitest';
import { leavesOf } from './payload';

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
