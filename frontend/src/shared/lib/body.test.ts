import { expect, it } from 'vitest';
import { compact, mergePatch, same } from './body';

it('leaves out what a form left blank', () => {
  expect(
    compact({ name: ' 王 ', note: '', tags: [], phone: undefined, points: [{ value: 'a', label: '' }] }),
  ).toEqual({
    name: '王',
    tags: [],
    points: [{ value: 'a' }],
  });
});

it('patches only what was changed, and clears by null', () => {
  const before = { name: '王', note: 'x', tags: ['a'], limit: { amount: '1.00', currency: 'CNY' } };
  expect(mergePatch(before, { ...before })).toEqual({});
  expect(mergePatch(before, { ...before, name: '李', note: '' })).toEqual({ name: '李', note: null });
  expect(mergePatch(before, { ...before, tags: ['a', 'b'] })).toEqual({ tags: ['a', 'b'] });
});

it('takes absent and blank for the same, whatever the order of fields', () => {
  expect(same({ a: 1, b: undefined }, { b: '', a: 1 })).toBe(true);
  expect(same([1, 2], [2, 1])).toBe(false);
});
