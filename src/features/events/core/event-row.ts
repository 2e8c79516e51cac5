/** One event as callers send it, and as it may be stored. */
import { z } from 'zod';
import { type ErrorDetail, text } from '#kernel';
import {
  INTERACTION,
  isOrderType,
  type PropertyType,
  propertiesOf,
  tagTypes,
  typePattern,
} from './event-types.ts';
import { type Json, storableJson } from './json-value.ts';
import { moment } from './moment.ts';

/** How callers name a customer: `cus_1`, `external:…`, `unionid:…`, `phone:…` or `ref:…`. */
export const customerKey = text(300, 1);
/** How callers name a member of staff: `stf_1` or `wecom:USERID`. */
export const staffKey = text(140, 1);

const typeName = text(80, 1).superRefine((type, context) => {
  const refuse = (code: string) => context.addIssue({ code: 'custom', params: { code } });
  if (isOrderType(type)) refuse('event.useOrders');
  else if ((tagTypes as readonly string[]).includes(type)) refuse('event.useTaggings');
  else if (type === INTERACTION) refuse('event.reserved');
  else if (!typePattern.test(type)) refuse('event.typeName');
});

const fits = (value: Json | undefined, type: PropertyType): boolean => {
  if (value === undefined || value === null) return true;
  if (type === 'text') return typeof value === 'string';
  if (type === 'number') return typeof value === 'number';
  if (type === 'integer') return Number.isSafeInteger(value);
  return true;
};

/** What is wrong with the properties of a built-in type. A property may be missing or null. */
export function wrongProperties(type: string, properties: Readonly<Record<string, Json>>): ErrorDetail[] {
  return Object.entries(propertiesOf(type)).flatMap(([name, expected]) => {
    const value = Object.hasOwn(properties, name) ? properties[name] : undefined;
    return fits(value, expected) ? [] : [{ path: name, code: 'wrongType', facts: { expected } }];
  });
}

const properties = z.record(z.string(), z.unknown()).transform((value, context) => {
  const stored = storableJson(value, '');
  if ('problem' in stored) {
    const { path, code, facts } = stored.problem;
    context.addIssue({
      code: 'custom',
      path: path.split('.').filter((part) => part !== ''),
      params: { code, facts },
    });
    return {};
  }
  return stored.json as Readonly<Record<string, Json>>;
});

export const eventRow = z
  .strictObject({
    /** The caller's own: the same id again is the same event. */
    id: text(200, 1),
    type: typeName,
    customer: customerKey,
    at: moment,
    properties: properties.default({}),
    staff: staffKey.optional(),
  })
  .superRefine((row, context) => {
    for (const { path, code, facts } of wrongProperties(row.type, row.properties))
      context.addIssue({ code: 'custom', path: ['properties', path], params: { code, facts } });
  });

/** What ids begin with that are made here; whoever took one beforehand would keep its event out of the journal. */
const madeHere = /^(?:archive|channel|follow|followUp|form|page|share|visit|wecom):/;

/** As callers outside may send it. */
export const outsideEventRow = eventRow.superRefine(({ id }, context) => {
  const [prefix] = madeHere.exec(id) ?? [];
  if (prefix !== undefined)
    context.addIssue({
      code: 'custom',
      path: ['id'],
      params: { code: 'event.reservedId', facts: { prefix } },
    });
});

export type EventRow = z.output<typeof eventRow>;
