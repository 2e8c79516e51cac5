/** Tag groups as outside programs see them. */
import { z } from 'zod';
import { endpoint, idParam, listOf, wholeQuery } from '#kernel';
import {
  aliases,
  changed,
  choice,
  color,
  deleted,
  elementName,
  foreign,
  instant,
  key,
  kind,
  note,
  order,
  reference,
} from './shapes.ts';

const departments = z.array(z.string().max(40)).max(200);

export const groupItem = z.object({
  id: z.string(),
  key: z.string(),
  name: z.string(),
  aliases: z.array(z.string()),
  category: z.string().nullable(),
  description: z.string(),
  choice,
  max: z.int().nullable(),
  ordered: z.boolean(),
  exhaustive: z.boolean(),
  perStaff: z.boolean(),
  newerWins: z
    .boolean()
    .describe(
      'Rules replace what a hand put on when the customer has done something since; otherwise hands keep it. The act of a condition that goes on holding is its beginning; the passing of time is none',
    ),
  kind,
  color: z.string().nullable(),
  pattern: z.string().nullable(),
  productLine: z.string().nullable(),
  steward: z.string().nullable(),
  deputy: z.string().nullable(),
  departments: z.array(z.string()),
  order: z.int(),
  archived: z.boolean(),
  foreign,
  /** The strategy of WeCom that it belongs to. */
  strategy: z.string().nullable(),
  tagCount: z.int(),
  createdAt: instant,
  updatedAt: instant,
});
const groupAnswer = groupItem.extend(changed);

const groupFields = {
  category: reference.nullable().optional(),
  aliases: aliases.optional(),
  description: note.optional(),
  choice: choice.optional(),
  max: z.int().min(1).max(1000).nullable().optional(),
  ordered: z.boolean().optional(),
  exhaustive: z.boolean().optional(),
  perStaff: z.boolean().optional(),
  newerWins: z.boolean().optional(),
  kind: kind.optional(),
  color: color.nullable().optional(),
  pattern: elementName.nullable().optional(),
  productLine: elementName.nullable().optional(),
  /** `stf_1` or `wecom:USERID`. */
  steward: reference.nullable().optional(),
  deputy: reference.nullable().optional(),
  departments: departments.optional(),
  order: order.optional(),
};

export const listGroups = endpoint({
  method: 'GET',
  path: '/tag-groups',
  right: 'library:read',
  summary: 'All groups that the caller may see, in order',
  query: z.strictObject({ category: reference.optional(), ...wholeQuery.shape }),
  output: listOf(groupItem),
});

export const createGroup = endpoint({
  method: 'POST',
  path: '/tag-groups',
  right: 'library:write',
  summary: 'Add a tag group. In an ordered group a larger tag `order` is a higher level',
  body: z.strictObject({ name: elementName, key: key.optional(), ...groupFields }),
  output: groupAnswer,
  status: 201,
  errors: [
    'category.notFound',
    'staff.notFound',
    'department.notFound',
    'library.namesRefused',
    'library.nameTaken',
    'library.unsound',
  ],
});

export const getGroup = endpoint({
  method: 'GET',
  path: '/tag-groups/{id}',
  right: 'library:read',
  summary: 'One group, by id or name',
  params: idParam,
  output: groupItem,
  errors: ['group.notFound'],
});

export const changeGroup = endpoint({
  method: 'PATCH',
  path: '/tag-groups/{id}',
  right: 'library:write',
  summary: 'Change a group. A new name keeps the old one as alias; archiving takes its tags along',
  params: idParam,
  body: z.strictObject({
    name: elementName.optional(),
    key: key.optional(),
    archived: z.boolean().optional(),
    ...groupFields,
  }),
  output: groupAnswer,
  errors: [
    'group.notFound',
    'library.namesRefused',
    'library.nameTaken',
    'library.unsound',
    'group.choiceConflict',
    'group.inUse',
    'group.foreign',
  ],
});

export const deleteGroup = endpoint({
  method: 'DELETE',
  path: '/tag-groups/{id}',
  right: 'library:delete',
  summary: 'Delete a group and recycle its tags; with tags in it a strategy is needed',
  params: idParam,
  query: z.strictObject({ strategy: z.enum(['freeze', 'delete']).optional() }),
  output: deleted,
  errors: ['group.notFound', 'library.inUse', 'group.foreign'],
});
