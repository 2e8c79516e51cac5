import fc from 'fast-check';
import { expect, it } from 'vitest';
import { maskPhone } from './phone.ts';

it.each([
  ['13812346021', '138****6021'],
  ['138 1234 6021', '138****6021'],
  ['+8613812346021', '+86 138****6021'],
  ['+86 138-1234-6021', '+86 138****6021'],
  ['+44 7911 123456', '+44 791****3456'],
  ['010-6552 9988', '010****9988'],
  ['65529988', '65****88'],
  ['10086', '****'],
  ['138****6021', '138****6021'],
  ['', ''],
])('%j is shown as %j', (phone, text) => expect(maskPhone(phone)).toBe(text));

it('never shows more than seven digits of a number', () =>
  fc.assert(
    fc.property(fc.stringMatching(/^\d{1,20}$/), (phone) => {
      expect(maskPhone(phone).replace(/\D/g, '').length).toBeLessThanOrEqual(
        Math.min(7, phone.length / 2 + 2),
      );
    }),
  ));
