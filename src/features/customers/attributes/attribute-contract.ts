import { z } from 'zod';
import { endpoint, idParam, listOf, plainName, text, wholeQuery } from '#kernel';
import { attributeTypes, keyPattern, MOST_OPTIONS } from '../core/public.ts';

export const attributeOutput = z.object({
  id: z.string().nullable().describe('Null for a built-in one'),
  key: z.string(),
  label: z.string(),
  type: z.enum(attributeTypes),
  options: z.array(z.string()),
  unit: z.string().nullable(),
  description: z.string(),
  order: z.number().int(),
  builtIn: z.boolean(),
  archived: z.boolean(),
  createdAt: z.string().nullable(),
});
export type AttributeOutput = z.output<typeof attributeOutput>;

const options = z.array(plainName(60)).max(MOST_OPTIONS);
const order = z.number().int().min(-1_000_000).max(1_000_000);
const attributeFields = {
  label: plainName(60),
  type: z.enum(attributeTypes),
  options: options.describe('Values of one and many'),
  unit: text(20).nullable(),
  description: text(500),
  order,
};

export const listAttributes = endpoint({
  method: 'GET',
  path: '/attributes',
  right: 'customers:read',
  summary: 'Attributes of customers',
  query: wholeQuery.extend({
    archived: z.enum(['true', 'false']).optional().describe('Also those that take no new values'),
    builtIn: z
      .enum(['true', 'false'])
      .optional()
      .describe('Also those that every customer has, for conditions'),
  }),
  output: listOf(attributeOutput),
});

const newAttribute = z.strictObject({
  key: plainName(64).refine((key) => keyPattern.test(key), { params: { code: 'attribute.keyForm' } }),
  ...attributeFields,
  options: attributeFields.options.default([]),
  unit: attributeFields.unit.default(null),
  description: attributeFields.description.default(''),
  order: attributeFields.order.default(0),
});
export type NewAttribute = z.output<typeof newAttribute>;

export const createAttribute = endpoint({
  method: 'POST',
  path: '/attributes',
  right: 'settings:manage',
  summary: 'Declare an attribute',
  body: newAttribute,
  status: 201,
  output: attributeOutput,
  errors: [
    'attribute.keyTaken',
    'attribute.tooMany',
    'attribute.optionsMissing',
    'attribute.optionsNotAllowed',
  ],
});

const attributeChange = z
  .strictObject(attributeFields)
  .partial()
  .extend({ archived: z.boolean().optional() });
export type AttributeChange = z.output<typeof attributeChange>;

export const changeAttribute = endpoint({
  method: 'PATCH',
  path: '/attributes/{id}',
  right: 'settings:manage',
  summary: 'Change an attribute. The key stays; the type and used options stay once customers have values',
  params: idParam,
  body: attributeChange,
  output: attributeOutput,
  errors: ['attribute.notFound', 'attribute.inUse', 'attribute.typeInUse', 'attribute.optionInUse'],
});

export const deleteAttribute = endpoint({
  method: 'DELETE',
  path: '/attributes/{id}',
  right: 'settings:manage',
  summary:
    'Delete an attribute; one that customers have values of is archived instead: it keeps them and takes no new ones. One that a rule or audience names is refused, with `references`',
  params: idParam,
  output: z.object({
    deleted: z.boolean(),
    archived: z.boolean(),
    customers: z.number().int().describe('Customers with a value'),
  }),
  errors: ['attribute.notFound', 'attribute.inUse'],
});
