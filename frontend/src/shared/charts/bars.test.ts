import { expect, it } from 'vitest';
import { lengthOf, sizeOf } from './bars';

it('draws a bar in proportion to the longest, and the smallest so that it can be seen', () => {
  expect(lengthOf(50n, 200n)).toBe(25);
  expect(lengthOf(1n, 1_000_000n)).toBe(0.5);
  expect(lengthOf(0n, 200n)).toBe(0);
  expect(lengthOf(-5n, 200n)).toBe(0);
  expect(lengthOf(5n, 0n)).toBe(0);
  expect(sizeOf({ amount: '1280.05', currency: 'CNY' })).toBe(128_005n);
});
