/** The tag library as outside programs see it. */
import { z } from 'zod';
import { endpoint, idParam, jobRef, listOf, pageQuery } from '#kernel';
import {
  choice,
  color,
  definition,
  definitionOut,
  elementName,
  instant,
  key,
  kind,
  named,
  note,
  order,
  reference,
  tagRef,
  tagState,
  warning,
  who,
  wholeList,
} from './shapes.ts';

const aliases = z.array(elementName).max(50);
const departments = z.array(z.string().max(40)).max(200);
/** What an answer to a change adds: advice, and the change set that takes it back (null when nothing changed). */
const changed = { warnings: z.array(warning).optional(), changeSet: z.string().nullable() };

// — categories —

export const categoryItem = z.object({
  id: z.string(),
  key: z.string(),
  name: z.string(),
  path: z.string(),
  parent: z.string().nullable(),
  description: z.string(),
  order: z.int(),
  archived: z.boolean(),
  createdAt: instant,
  updatedAt: instant,
});
const categoryAnswer = categoryItem.extend(changed);

export const listCategories = endpoint({
  method: 'GET',
  path: '/categories',
  right: 'library:read',
  summary: 'All categories, in order; each names its parent',
  query: z.strictObject({ ...wholeList }),
  output: listOf(categoryItem),
});

export const createCategory = endpoint({
  method: 'POST',
  path: '/categories',
  right: 'library:write',
  summary: 'Add a category below another one or on the first level',
  body: z.strictObject({
    name: elementName,
    key: key.optional(),
    parent: reference.nullable().optional(),
    description: note.optional(),
    order: order.optional(),
  }),
  output: categoryAnswer,
  status: 201,
  errors: ['category.notFound', 'library.namesRefused', 'library.unsound'],
});

export const getCategory = endpoint({
  method: 'GET',
  path: '/categories/{id}',
  right: 'library:read',
  summary: 'One category',
  params: idParam,
  output: categoryItem,
  errors: ['category.notFound'],
});

export const changeCategory = endpoint({
  method: 'PATCH',
  path: '/categories/{id}',
  right: 'library:write',
  summary: 'Rename, move, reorder or archive a category',
  params: idParam,
  body: z.strictObject({
    name: elementName.optional(),
    key: key.optional(),
    parent: reference.nullable().optional(),
    description: note.optional(),
    order: order.optional(),
    archived: z.boolean().optional(),
  }),
  output: categoryAnswer,
  errors: ['category.notFound', 'library.namesRefused', 'library.unsound'],
});

// — deleting —

/** What refers to a tag or group, so that nothing disappears unseen. */
const referenceList = z.object({
  customers: z.int(),
  items: z.array(z.object({ kind: z.string(), id: z.string(), name: z.string(), tag: z.string() })),
});
const deleted = z.object({
  id: z.string(),
  strategy: z.string(),
  changeSet: z.string().nullable(),
  references: referenceList.optional(),
});

export const deleteCategory = endpoint({
  method: 'DELETE',
  path: '/categories/{id}',
  right: 'library:delete',
  summary:
    'Delete an empty category, or one whose contents move up (`strategy=delete`) or to another (`replace`)',
  params: idParam,
  query: z.strictObject({
    strategy: z.enum(['replace', 'freeze', 'delete']).optional(),
    with: reference.optional(),
  }),
  output: deleted,
  errors: ['category.notFound', 'library.inUse'],
});

// — groups —

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
  kind,
  color: z.string().nullable(),
  pattern: z.string().nullable(),
  productLine: z.string().nullable(),
  steward: z.string().nullable(),
  deputy: z.string().nullable(),
  departments: z.array(z.string()),
  order: z.int(),
  archived: z.boolean(),
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
  query: z.strictObject({ category: reference.optional(), ...wholeList }),
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
    'library.unsound',
    'group.choiceConflict',
    'group.inUse',
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
  errors: ['group.notFound', 'library.inUse'],
});

// — tags —

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
    ...wholeList,
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
  errors: ['group.notFound', 'library.namesRefused', 'library.unsound', 'tag.personalNeedsPerson'],
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
    'library.unsound',
    'group.choiceConflict',
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
  errors: ['tag.notFound', 'tag.referenced', 'tag.protected', 'library.replacementNeeded'],
});

export const restoreTag = endpoint({
  method: 'POST',
  path: '/tags/{id}/restore',
  right: 'library:delete',
  summary: 'Bring a tag back from the recycle bin or the cold store, with its assignments',
  params: idParam,
  output: tagAnswer.extend({ dropped: z.int() }),
  errors: ['tag.notFound', 'tag.notRecycled', 'library.unsound'],
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
  errors: ['tag.notFound', 'merge.refused'],
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

// — change sets —

export const changeSetItem = z.object({
  id: z.string(),
  /** What was done, e.g. `tag.merged`, `library.applied`. */
  did: z.string(),
  subject: z.string(),
  at: instant,
  by: who,
  changes: z.array(
    z.object({
      element: z.enum(['category', 'group', 'tag']),
      id: z.string(),
      name: z.string(),
      verb: z.string(),
      before: z.record(z.string(), z.unknown()),
      after: z.record(z.string(), z.unknown()),
    }),
  ),
  undoneBy: z.string().nullable(),
  undoes: z.string().nullable(),
  /** Until when it can be undone; null when it was. */
  undoUntil: instant.nullable(),
});

export const listChangeSets = endpoint({
  method: 'GET',
  path: '/change-sets',
  right: 'library:read',
  summary: 'Changes of the library, newest first',
  query: pageQuery,
  output: listOf(changeSetItem),
});

export const undoChangeSet = endpoint({
  method: 'POST',
  path: '/change-sets/{id}/undo',
  right: 'library:write',
  summary: 'Take a change of the library back, within 90 days; what was changed again since stays',
  params: idParam,
  output: z.object({
    job: z.object({ id: z.string() }).optional(),
    changeSet: z.string().nullable(),
    restored: z.int(),
    kept: z.array(z.object({ id: z.string(), name: z.string(), fields: z.array(z.string()) })),
    assignments: z.object({ restored: z.int(), kept: z.int() }),
  }),
  errors: ['changeSet.notFound', 'changeSet.undone', 'changeSet.tooOld', 'library.unsound'],
});

// — the library as a document —

const planInput = {
  format: z.enum(['yaml', 'json', 'csv']).optional(),
  /** The document; for JSON also as a plain object in `document`. */
  text: z.string().max(20_000_000).optional(),
  document: z.unknown().optional(),
  preset: z.string().max(100).optional(),
  /** Archive what the document does not mention. */
  prune: z.boolean().optional(),
};

const finding = warning.extend({
  severity: z.enum(['block', 'warn']),
  element: z.string(),
  key: z.string().nullable(),
});

export const planAnswer = z.object({
  /** Names this plan: `apply` carries out only the plan that was shown. */
  planHash: z.string(),
  canApply: z.boolean(),
  summary: z.record(z.string(), z.record(z.string(), z.int())),
  changes: z.array(
    z.object({
      kind: z.string(),
      element: z.string(),
      key: z.string().nullable(),
      path: z.string(),
      before: z.unknown().optional(),
      after: z.unknown().optional(),
      /** People who have the tags that this change touches. */
      customers: z.int(),
    }),
  ),
  findings: z.array(finding),
  refused: z.array(
    z.object({
      code: z.string(),
      element: z.string(),
      key: z.string(),
      path: z.string(),
      at: z.string().nullable(),
      message: z.string(),
    }),
  ),
  position: z.int(),
});

export const planLibrary = endpoint({
  method: 'POST',
  path: '/library/plan',
  right: 'library:read',
  summary: 'What a document or a preset would change, in order, with head counts and advice. Writes nothing',
  body: z.strictObject(planInput),
  output: planAnswer,
  errors: ['library.invalidDocument', 'library.unreadable', 'library.nothingGiven', 'preset.notFound'],
});

export const applyLibrary = endpoint({
  method: 'POST',
  path: '/library/apply',
  right: 'library:write',
  summary:
    'Carry out the plan of a document or a preset in one transaction, as one change set that can be undone',
  body: z.strictObject({
    ...planInput,
    /** From the plan; a library that moved since answers 409. Without it the plan of this moment is carried out. */
    planHash: z.string().max(100).optional(),
  }),
  output: planAnswer.extend({ applied: z.int(), changeSet: z.string().nullable() }),
  errors: ['library.planChanged', 'library.planRefused', 'library.invalidDocument', 'library.unreadable'],
});

export const exportLibrary = endpoint({
  method: 'GET',
  path: '/library/export',
  right: 'library:read',
  summary: 'The whole library as a document; `plan` of it on the same library changes nothing',
  query: z.strictObject({
    format: z.enum(['yaml', 'json', 'csv', 'xlsx']).default('yaml'),
    /** Write every field, also those with their default value. */
    complete: z.enum(['true', 'false']).default('false'),
  }),
  output: z.unknown(),
  raw: true,
});

export const listPresets = endpoint({
  method: 'GET',
  path: '/library/presets',
  right: 'library:read',
  summary: 'Ready-made libraries to begin with',
  query: z.strictObject({ ...wholeList }),
  output: listOf(
    z.object({
      id: z.string(),
      kind: z.enum(['scheme', 'industry']),
      name: z.string(),
      summary: z.string(),
      /** Numbers of the documents it comes from. */
      seeds: z.array(z.string()),
      categories: z.int(),
      groups: z.int(),
      tags: z.int(),
      document: z.unknown(),
    }),
  ),
});

const presetBody = z.strictObject({
  prune: z.boolean().optional(),
  planHash: z.string().max(100).optional(),
});

export const planPreset = endpoint({
  method: 'POST',
  path: '/library/presets/{id}/plan',
  right: 'library:read',
  summary: 'What a preset would add',
  params: idParam,
  output: planAnswer,
  errors: ['preset.notFound'],
});

export const applyPreset = endpoint({
  method: 'POST',
  path: '/library/presets/{id}/apply',
  right: 'library:write',
  summary: 'Add a preset to the library',
  params: idParam,
  body: presetBody.optional(),
  output: applyLibrary.output,
  errors: ['preset.notFound', 'library.planChanged', 'library.planRefused'],
});

export const libraryHealth = endpoint({
  method: 'GET',
  path: '/library/health',
  right: 'library:read',
  summary: 'Size of the library against its budget, and what is missing, as plain numbers',
  output: z.object({
    tags: z.object({
      active: z.int(),
      cold: z.int(),
      reserve: z.int(),
      recycled: z.int(),
      personal: z.int(),
    }),
    /** Advice: active enterprise tags, and categories of the first level. */
    budget: z.object({ tags: z.int(), firstLevel: z.int(), usedFirstLevel: z.int() }),
    withoutDefinition: z.int(),
    withoutPurpose: z.int(),
    withoutCustomers: z.int(),
    withoutSteward: z.int(),
    /** Groups in which every customer should have a tag: how many have. */
    coverage: z.array(z.object({ group: named, covered: z.int(), customers: z.int() })),
    warnings: z.array(warning),
    position: z.int(),
  }),
});
