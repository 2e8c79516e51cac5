/** One customer as callers send it: absent leaves as it is, null clears. */
import { z } from 'zod';
import { staffKey } from '#features/events/core';
import { type ErrorDetail, findForbiddenIdentifier, freeText, fromId, normalPhone, text } from '#kernel';
import { type AttributeDefinition, type AttributeValue, checkValue } from './attribute-values.ts';
import { builtInAttributes } from './built-in-attributes.ts';
import { type IdentityKind, LONGEST_IDENTITY } from './customer-key.ts';
import { LONGEST_NAME, LONGEST_REMARK } from './customer-limits.ts';
import { customerStatuses } from './customer-status.ts';

/** Keys of other systems look like card numbers now and then; only an ID card with its check character is sure. */
const holdsIdCard = (value: string): boolean => {
  const found = findForbiddenIdentifier(value);
  return found?.kind === 'idCard' && found.end - found.start >= 18;
};
const identity = text(LONGEST_IDENTITY, 1).refine((value) => !holdsIdCard(value), {
  params: { code: 'privacy.forbiddenNumber' },
});
const phone = text(40, 1).transform((value, context) => {
  const normal = normalPhone(value);
  if (normal === null) context.addIssue({ code: 'custom', params: { code: 'customer.badPhone' } });
  return normal ?? '';
});

export const customerRow = z.strictObject({
  /** `cus_1`: a customer that exists. Otherwise the identities find it, or it is created. */
  id: z
    .string()
    .max(40)
    .refine((value) => fromId('customer', value) !== null, { params: { code: 'invalidId' } })
    .optional(),
  ref: identity.nullish(),
  externalUserId: identity.nullish(),
  unionId: identity.nullish(),
  phone: phone.nullish(),
  name: freeText(LONGEST_NAME).nullish(),
  remark: freeText(LONGEST_REMARK).nullish(),
  status: z.enum(customerStatuses).optional(),
  owner: staffKey.nullish(),
  attributes: z.record(z.string(), z.unknown()).optional(),
});
export type CustomerRow = z.output<typeof customerRow>;
export type CustomerInput = z.input<typeof customerRow>;

/** Nobody writes them; answers hold them, and come back as rows when they are not true any more. */
const isComputed = (key: string): boolean =>
  Object.hasOwn(builtInAttributes, key) && /^(rfm|order)\./.test(key);

/** The field of each kind of identity. */
export const identityFields = {
  external: 'externalUserId',
  unionid: 'unionId',
  phone: 'phone',
  ref: 'ref',
} as const satisfies Record<IdentityKind, keyof CustomerRow>;

/** Which attributes a row sets (or clears, with null), or everything that is wrong with them. Computed ones are ignored. */
export function readAttributes(
  sent: Readonly<Record<string, unknown>>,
  known: ReadonlyMap<string, AttributeDefinition>,
  timeZone: string,
): {
  readonly values: ReadonlyMap<string, AttributeValue | null>;
  readonly problems: readonly ErrorDetail[];
} {
  const values = new Map<string, AttributeValue | null>();
  const problems: ErrorDetail[] = [];
  for (const [key, value] of Object.entries(sent)) {
    if (isComputed(key)) continue;
    const definition = known.get(key);
    const shown = key.slice(0, 80);
    const path = `attributes.${shown}`;
    if (!definition) {
      problems.push({ path, code: 'attribute.undeclared', facts: { key: shown } });
      continue;
    }
    const checked = checkValue(definition, value, timeZone);
    if (checked.ok) values.set(key, checked.value);
    else problems.push({ path, code: checked.code, facts: checked.facts });
  }
  return { values, problems };
}
