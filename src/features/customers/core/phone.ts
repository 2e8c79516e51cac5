/** A phone number as those see it who may not read it. */

/** `138****6021`: the first three and last four digits; of a short number only the last two. */
export function maskPhone(phone: string): string {
  if (phone.length < 9) return `${'*'.repeat(Math.max(0, phone.length - 2))}${phone.slice(-2)}`;
  const head = phone.startsWith('+') ? 4 : 3;
  return `${phone.slice(0, head)}${'*'.repeat(phone.length - head - 4)}${phone.slice(-4)}`;
}
