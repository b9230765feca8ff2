import { expect, it } from 'vitest';
import { scanReader } from './scanner';

function type(text: string, apart: number, read = scanReader()) {
  let at = 1000;
  for (const key of text) {
    at += apart;
    read({ code: `Digit${key}`, key, at });
  }
  return read({ code: 'Enter', key: 'Enter', at: at + apart }).scan;
}

it('takes many quick digits with Enter for a scan, whatever the input method makes of the keys', () => {
  expect(type('9000000000000300', 5)).toBe('9000000000000300');
  const read = scanReader();
  [...'9000000000000300'].forEach((digit, index) => {
    read({ code: `Digit${digit}`, key: 'Process', at: index * 8 });
  });
  expect(read({ code: 'Enter', key: 'Enter', at: 130 }).scan).toBe('9000000000000300');
});

it('waits for a scanner that is slow, as cheap wireless ones are', () => {
  expect(type('9000000000000300', 60)).toBe('9000000000000300');
  // Not long enough for a card: an amount that somebody hurried with.
  expect(type('12800', 60)).toBeUndefined();
});

it('leaves alone what a person types', () => {
  expect(type('9000000000000300', 90)).toBeUndefined();
  expect(type('128', 5)).toBeUndefined();
});

it('forgets an amount that was typed before the scan', () => {
  const read = scanReader();
  read({ code: 'Digit8', key: '8', at: 0 });
  expect(read({ code: 'Digit9', key: '9', at: 5000 }).begun).toBe(true);
  let at = 5000;
  for (const digit of '000000000000300') {
    at += 5;
    read({ code: `Digit${digit}`, key: digit, at });
  }
  expect(read({ code: 'Enter', key: 'Enter', at: at + 5 }).scan).toBe('9000000000000300');
});
