/** One phone number has one stored form, so that it finds the same person however it was typed. */

const BLANKS_AND_MARKS = /[\s\u00ad\u200b-\u200f\u2060\ufeff().\-‐-―−·]/g;
const CHINESE_MOBILE = /^(?:\+86|0086|86)?(1[3-9]\d{9})$/;
const INTERNATIONAL = /^(?:\+|00)([1-9]\d{6,14})$/;
const LOCAL = /^\d{5,12}$/;

/**
 * A mobile of mainland China as its 11 digits; another country's as `+` and 7–15 digits; a landline or short number
 * as 5–12 digits. Full-width digits, blanks, hyphens and brackets are seen through. Null: no phone number.
 */
export function normalPhone(text: string): string | null {
  const plain = text.normalize('NFKC').replace(BLANKS_AND_MARKS, '');
  const mobile = CHINESE_MOBILE.exec(plain)?.[1];
  if (mobile) return mobile;
  const international = INTERNATIONAL.exec(plain)?.[1];
  if (international) return `+${international}`;
  return LOCAL.test(plain) ? plain : null;
}
