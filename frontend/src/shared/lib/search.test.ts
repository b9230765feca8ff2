import { expect, it } from 'vitest';
import { day, flag, id, oneOf, parseQuery, readSearch, someOf, stringifyQuery, text } from './search';

const read = readSearch({
  q: text,
  tier: someOf(['VIP', 'REGULAR']),
  bucket: oneOf(['A', 'B']),
  on: day,
  id,
  new: flag,
});

it('keeps what is known and drops the rest', () => {
  expect(read(parseQuery('?q=%20wxm%20&tier=VIP&tier=EVIL&bucket=C&on=2026-11-22&id=1&evil=1'))).toEqual({
    q: 'wxm',
    tier: ['VIP'],
    on: '2026-11-22',
  });
});

it('reads one value of a list as a list', () => {
  expect(read(parseQuery('?tier=REGULAR'))).toEqual({ tier: ['REGULAR'] });
});

it('writes what it reads', () => {
  const search = { q: '王 小明', tier: ['VIP', 'REGULAR'], new: true, on: undefined };
  expect(stringifyQuery(search)).toBe('?q=%E7%8E%8B+%E5%B0%8F%E6%98%8E&tier=VIP&tier=REGULAR&new=1');
  expect(read(parseQuery(stringifyQuery(search)))).toEqual({
    q: '王 小明',
    tier: ['VIP', 'REGULAR'],
    new: true,
  });
  expect(stringifyQuery({})).toBe('');
});
