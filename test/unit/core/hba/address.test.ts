import { isIPv4, isIPv6 } from 'node:net';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseIp } from '../../../../actions/core/hba/address.ts';

const part = fc.oneof(fc.integer({ min: 0, max: 300 }).map(String), fc.constantFrom('', '00', '01', '1a', ' 1', '-1'));

test('text is an address where Node says so, with the same number', () => {
  fc.assert(
    fc.property(fc.array(part, { minLength: 2, maxLength: 6 }), (parts) => {
      const text = parts.join('.');
      const found = parseIp(text);
      expect({ text, is: found !== undefined }).toEqual({ text, is: isIPv4(text) });
      if (found !== undefined) expect(found.value).toBe(parts.reduce((sum, one) => (sum << 8n) | BigInt(one), 0n));
    }),
  );
  fc.assert(
    fc.property(fc.ipV4(), fc.ipV6(), (four, six) => {
      expect([parseIp(four)?.bits, parseIp(six)?.bits, isIPv6(six)]).toEqual([32, 128, true]);
    }),
  );
});
