/** Tags as outside programs see them. */
import { z } from 'zod';
import { endpoint, idParam, jobRef, listOf, wholeQuery } from '#kernel';
import {
  aliases,
  changed,
  color,
  definition,
  definitionOut,
  deleted,
  elementName,
  foreign,
  instant,
  key,
  kind,
  note,
  order,
  reference,
  referenceList,
  tagRef,
  tagState,
} from './shapes.ts';

export const tagItem = tagRef.extend({
  key: z.string(),
  order: z.int(),
  scope: z.enum(['enterprise', 'personal']),
  owner: z.string().nullable(),
  kind,
  /** The tag's own colour; null: that of the group, see `hue`. */
  color: z.string().nullable(),
  /** The colour to show. */
  hue: z.string(),
  aliases: z.array(z.string()),
  definition: definitionOut,
  purpose: z.string(),
  protected: z.boolean(),
  pinned: z.boolean(),
  internal: z.boolean(),
  state: tagState,
  stateSince: instant,
  mergedInto: z.string().nullable(),
  foreign,
  createdAt: instant,
  updatedAt: instant,
});
/** With the number of customers who have it now, among those that the caller sees: the same number as everywhere. */
const countedTag = tagItem.extend({ customers: z.int() });

const tagAnswer = tagItem.extend(changed);

const tagFields = {
  order: order.optional(),
  kind: kind.optional(),
  color: color.nullable().optional(),
  aliases: aliases.optional(),
  definition: definition.optional(),
  purpose: note.optional(),
  protected: z.boolean().optional(),
  pinned: z.boolean().optional(),
  internal: z.boolean().optional(),
};

export const listTags = endpoint({
  method: 'GET',
  path: '/tags',
  right: 'library:read',
  summary: 'All tags that the caller may see, in library order; recycled ones only when asked for',
  query: z.strictObject({
    group: reference.optional(),
    scope: z.enum(['enterprise', 'personal']).optional(),
    state: tagState.optional(),
    ...wholeQuery.shape,
  }),
  output: listOf(countedTag),
});

export const createTag = endpoint({
  method: 'POST',
  path: '/tags',
  right: null,
  summary:
    'Add a tag: an enterprise tag (right library:write) or a personal one of the caller (right tags:apply)',
  body: z.strictObject({
    /** A personal tag may stand in no group of the company; then it goes to 个人标签. */
    group: reference.optional(),
    name: elementName,
    key: key.optional(),
    scope: z.enum(['enterprise', 'personal']).default('enterprise'),
    ...tagFields,
  }),
  output: tagAnswer,
  status: 201,
  errors: [
    'group.notFound',
    'library.namesRefused',
    'library.nameTaken',
    'library.unsound',
    'tag.personalNeedsPerson',
  ],
});

export const getTag = endpoint({
  method: 'GET',
  path: '/tags/{id}',
  right: 'library:read',
  summary: 'One tag, by id, `group/name` (with %2F) or alias; a merged one answers with its successor',
  params: idParam,
  output: countedTag,
  errors: ['tag.notFound', 'tag.ambiguous'],
});

export const changeTag = endpoint({
  method: 'PATCH',
  path: '/tags/{id}',
  right: null,
  summary: 'Rename (the old name becomes an alias), move to another group, or change any field of a tag',
  params: idParam,
  body: z.strictObject({
    name: elementName.optional(),
    key: key.optional(),
    group: reference.optional(),
    state: z.enum(['active', 'cold', 'reserve']).optional(),
    ...tagFields,
  }),
  output: tagAnswer,
  errors: [
    'tag.notFound',
    'group.notFound',
    'library.namesRefused',
    'library.nameTaken',
    'library.unsound',
    'group.choiceConflict',
    'tag.foreign',
  ],
});

export const deleteTag = endpoint({
  method: 'DELETE',
  path: '/tags/{id}',
  right: null,
  summary:
    'Delete a tag. With references it answers 409 with all of them unless a strategy is given: `replace` (another tag takes its place), `freeze` (cold store) or `delete` (recycle bin, restorable with its assignments)',
  params: idParam,
  query: z.strictObject({
    strategy: z.enum(['replace', 'freeze', 'delete']).optional(),
    with: reference.optional(),
  }),
  output: z.union([deleted, jobRef]),
  errors: ['tag.notFound', 'tag.referenced', 'tag.protected', 'tag.foreign', 'library.replacementNeeded'],
});

export const restoreTag = endpoint({
  method: 'POST',
  path: '/tags/{id}/restore',
  right: 'library:delete',
  summary: 'Bring a tag back from the recycle bin or the cold store, with its assignments',
  params: idParam,
  output: tagAnswer.extend({ dropped: z.int() }),
  errors: ['tag.notFound', 'tag.notRecycled', 'library.nameTaken', 'library.unsound'],
});

export const adoptTag = endpoint({
  method: 'POST',
  path: '/tags/{id}/adopt',
  right: 'library:write',
  summary:
    'Make a copy of a foreign tag that is ours: same name, in a group of ours, with its meaning, colour and aliases',
  params: idParam,
  body: z.strictObject({
    /** A group of ours by id or name; one that does not exist is made like the foreign one. Absent: its name with （自有）. */
    group: elementName.optional(),
    /** Whether everybody who has the foreign tag gets the copy. The foreign one stays where it is. */
    holders: z.boolean().default(false),
  }),
  output: tagAnswer.extend({
    /** Customers who got the copy, and those who could not; zero when a job does it. */
    taken: z.int(),
    refused: z.int(),
    /** More than 10,000 holders are taken over by a job. */
    job: z.object({ id: z.string() }).nullable(),
  }),
  status: 201,
  errors: ['tag.notFound', 'tag.notForeign', 'group.foreign', 'library.nameTaken', 'library.namesRefused'],
});

const mergeCounts = z.object({
  /** Customers of the tag that goes, and of the tag that stays. */
  customers: z.int(),
  intoCustomers: z.int(),
  /** Had only the tag that goes: they get the other. */
  moved: z.int(),
  /** Had both. */
  joined: z.int(),
  /** Keep another tag of the group instead, which has no room for two. */
  dropped: z.int(),
  /** Customers for whom the group of the tag that stays has no room. */
  conflicts: z.int(),
  /** Conflicts in which the other tag is taken off. */
  replacedSiblings: z.int(),
  references: referenceList.shape.items,
  /** What somebody should know before: codes such as `otherLevel`. */
  notes: z.array(z.object({ code: z.string(), message: z.string() })),
});

export const mergeTag = endpoint({
  method: 'POST',
  path: '/tags/{id}/merge',
  right: 'library:write',
  summary:
    'Merge a tag into another: preview with `dryRun`, then one change set that can be undone for 90 days',
  params: idParam,
  body: z.strictObject({
    into: reference,
    dryRun: z.boolean().default(false),
    /** Who wins where the group has no room for both: the stronger source, or always one side. */
    onConflict: z.enum(['stronger', 'merged', 'existing']).default('stronger'),
  }),
  output: z.union([
    mergeCounts.extend({ from: tagRef, into: tagRef, dryRun: z.boolean(), changeSet: z.string().nullable() }),
    jobRef,
  ]),
  errors: ['tag.notFound', 'tag.foreign', 'merge.refused'],
});

export const searchTags = endpoint({
  method: 'GET',
  path: '/tags/search',
  right: 'library:read',
  summary: 'Find tags by Chinese, pinyin, initials or alias; best first',
  query: z.strictObject({ q: elementName, limit: z.coerce.number().int().min(1).max(100).default(20) }),
  output: listOf(
    tagItem.extend({
      /** What was found, and the places (code points, end exclusive) that answer to the query. */
      match: z.object({
        kind: z.string(),
        field: z.enum(['name', 'alias', 'group']),
        text: z.string(),
        ranges: z.array(z.array(z.int())),
      }),
    }),
  ),
});
