import { expect, it } from 'vitest';
import { compact, mergeLists, mergePatch, same } from './body';

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

it('merges a list that two people have changed', () => {
  const phone = (id: string | undefined, value: string) => (id ? { id, value } : { value });
  const before = [phone('1', '131'), phone('2', '132'), phone('3', '133')];
  // I correct the first, take the second away and add one; they take the third away and add another.
  const mine = [phone('1', '131-1'), phone('3', '133'), phone(undefined, '138')];
  const theirs = [phone('1', '131'), phone('2', '132'), phone('4', '139')];
  expect(mergeLists(before, mine, theirs)).toEqual([
    phone('1', '131-1'),
    phone('4', '139'),
    phone(undefined, '138'),
  ]);
  // What I have changed is not lost because they took it away; what both added stands once.
  expect(mergeLists(before, [phone('1', '131-1')], [])).toEqual([phone('1', '131-1')]);
  expect(mergeLists(['甲'], ['甲', '乙'], ['甲', '丙', '乙'])).toEqual(['甲', '丙', '乙']);
  expect(mergeLists(['甲', '乙'], ['甲'], ['甲', '乙', '丙'])).toEqual(['甲', '丙']);
});
