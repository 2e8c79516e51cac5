/** Which customer a cell of an order or tagging file means. */
import { parseCustomerKey } from '#features/customers/core';
import { isScientific, type Parsed, parsed, refused } from './parsed.ts';
import { parsePhone } from './simple-values.ts';

/**
 * The key under which the API knows the customer. `kind` comes from a target like `customer:phone`; without one a full
 * key (`phone:…`, `external:…`, `unionid:…`, `ref:…`, `cus_1`) is taken as it is, and anything else is the caller's own `ref`.
 * Codes: `import.scientific`, `import.badCustomer`, and those of `parsePhone`.
 */
export function parseCustomer(text: string, kind: string | null): Parsed<string> {
  if (isScientific(text)) return refused('import.scientific', text);
  if (kind === 'phone') {
    const phone = parsePhone(text);
    return phone.ok ? parsed(`phone:${phone.value}`) : phone;
  }
  const key = kind === null && parseCustomerKey(text) ? text : `${kind ?? 'ref'}:${text}`;
  return parseCustomerKey(key) ? parsed(key) : refused('import.badCustomer', text);
}
