// Single values as appliances in the field write them.
import { describe, expect, it } from 'vitest';
import {
  addressOfId,
  amount,
  clockSpan,
  instant,
  isAddress,
  likeness,
  percent,
} from '../../../src/wire/appliance/tolerant.ts';
import { isWrong, type Read } from '../../../src/wire/reading.ts';

const told = (read: Read<unknown>, raw: unknown): unknown => {
  const value = read(raw);
  return isWrong(value) ? 'wrong' : value;
};

describe('single values', () => {
  it.each<[Read<unknown>, unknown, unknown]>([
    [instant, 1767225600000, 1767225600000],
    [instant, '1767225600000', 1767225600000],
    [instant, 1767225600, 1767225600000],
    [instant, '2026-01-01 00:00:00', 1767225600000],
    [instant, '2026-01-01 00:00', 1767225600000],
    [instant, ' Never ', undefined],
    [instant, '', undefined],
    [instant, 0, undefined],
    [instant, -1, undefined],
    [instant, false, undefined],
    [instant, true, 'wrong'],
    [instant, '10/22/18', 'wrong'],
    [instant, 1e300, 'wrong'],
    [amount, '12.5', 12.5],
    [amount, false, undefined],
    [amount, true, 'wrong'],
    [amount, '', undefined],
    [percent, '7%', 7],
    [likeness, 92, 0.92],
    [likeness, 100.5, undefined],
    [clockSpan, '1894:29:43', ((1894 * 60 + 29) * 60 + 43) * 1000],
    [clockSpan, '1 day, 00:00:01', 86_401_000],
    [clockSpan, '90', 90_000],
    [clockSpan, 'long', 'wrong'],
    [clockSpan, 1e308, 'wrong'],
  ])('%#: are read', (read, raw, value) => {
    expect(told(read, raw)).toBe(value);
  });

  it('of an id that is an address', () => {
    expect(addressOfId(2899945802)).toBe('172.217.169.74');
    expect(addressOfId(2 ** 32 - 1)).toBe('255.255.255.255');
    for (const none of [0, -6, 212, 2 ** 24 - 1, 2 ** 32, 2 ** 24 + 0.5]) expect(addressOfId(none)).toBeUndefined();
  });

  it('that look like addresses', () => {
    for (const text of ['10.0.0.1', '::1', 'fe80::1', '::ffff:10.0.0.1']) expect(isAddress(text)).toBe(true);
    for (const text of ['google.com', '10.0.0.0/24', '', 'cafe', 'a.example:443']) expect(isAddress(text)).toBe(false);
  });
});
