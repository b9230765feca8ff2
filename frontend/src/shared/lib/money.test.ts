import { describe, expect, it } from 'vitest';
import { fen, formatMoney, fromFen, isAmount, isZero, normaliseAmount, yuan } from './money';

describe('money', () => {
  it('formats a decimal string exactly, beyond what a number can hold', () => {
    expect(formatMoney(yuan('9007199254740993.10'), 'zh-CN')).toBe('¥9,007,199,254,740,993.10');
    expect(formatMoney(yuan('128.5'), 'en-US')).toBe('¥128.50');
    expect(formatMoney(yuan('-0.05'), 'zh-CN')).toBe('-¥0.05');
  });

  it('makes pasted amounts plain', () => {
    expect(normaliseAmount(' ￥１，２８０．５０ 元')).toBe('1280.50');
    expect(normaliseAmount('12。5')).toBe('12.5');
  });

  it('accepts at most two decimals, and a sign only where it is asked for', () => {
    expect(isAmount('128.50')).toBe(true);
    expect(isAmount('128.505')).toBe(false);
    expect(isAmount('-1')).toBe(false);
    expect(isAmount('-1', { signed: true })).toBe(true);
    expect(isAmount('1e3')).toBe(false);
    expect(isAmount('')).toBe(false);
  });

  it('counts in fen without loss', () => {
    expect(fen('0.10') + fen('0.20')).toBe(30n);
    expect(fen('-1.05')).toBe(-105n);
    expect(fromFen(-5n)).toBe('-0.05');
    expect(fromFen(12850n)).toBe('128.50');
  });

  it('knows zero however it is written', () => {
    expect(isZero(yuan('0.00'))).toBe(true);
    expect(isZero(yuan('0.01'))).toBe(false);
  });
});
