/**
 * A telephone number with its middle hidden: 138****6021. The end is shown so that two customers can be told apart;
 * a number too short for that is hidden whole. The clear number is the server's to give, as a logged right.
 */
export function maskPhone(phone: string): string {
  const trimmed = phone.trim();
  if (trimmed.includes('*')) return trimmed;
  // A country code can be told from the number only when it is ours or set apart.
  const code = /^(\+86|\+\d{1,3}(?=[\s-]))/.exec(trimmed)?.[0] ?? '';
  const country = code ? `${code} ` : '';
  const number = trimmed.slice(code.length).replace(/[\s()-]/g, '');
  if (number.length >= 10) return `${country}${number.slice(0, 3)}****${number.slice(-4)}`;
  if (number.length >= 7) return `${country}${number.slice(0, 2)}****${number.slice(-2)}`;
  return number ? `${country}****` : '';
}
