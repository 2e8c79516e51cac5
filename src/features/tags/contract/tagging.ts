/** Tags on customers as outside programs see them. */
import { z } from 'zod';
import { endpoint, idParam, listOf, pageQuery, sources, text } from '#kernel';
import { foreign, instant, reference, tagRef, who } from './shapes.ts';

/** Ours (`cus_1`), `external:…`, `unionid:…`, `phone:…` or `ref:…`. */
const customerRef = text(300, 1);
const evidence = text(1000);
/** Rows of one call. */
export const MOST_ROWS = 10_000;

const addRow = z.strictObject({
  customer: customerRef,
  tag: reference,
  /** A note or a quoted sentence: why. */
  evidence: evidence.nullable().optional(),
  /** From then on the tag comes off by itself. */
  expiresAt: instant.nullable().optional(),
  /** In a group where each member of staff has an own answer: whose. Only for callers who are no person. */
  staff: z.string().max(200).optional(),
});
const removeRow = z.strictObject({
  customer: customerRef,
  tag: reference,
  staff: z.string().max(200).optional(),
});

export const tagCustomers = endpoint({
  method: 'POST',
  path: '/taggings',
  right: 'tags:apply',
  summary:
    'Add and remove tags of customers, row by row; up to 10,000 rows. Refused rows are named, the rest is done. ' +
    'Rows of one customer that contradict each other are refused',
  body: z.strictObject({
    add: z.array(addRow).max(MOST_ROWS).default([]),
    remove: z.array(removeRow).max(MOST_ROWS).default([]),
    /** All rows or none. */
    atomic: z.boolean().default(false),
    reason: text(500).optional(),
  }),
  output: z.object({
    added: z.int().describe('Tags that customers got'),
    removed: z.int().describe('Tags that customers lost, those that made room in a single-choice group too'),
    moved: z
      .int()
      .describe(
        'How many of `removed` made room for an added one: such a move is one added and one removed. ' +
          'The rows asked for are added + (removed - moved) + unchanged + refused',
      ),
    unchanged: z.int(),
    refused: z.array(
      z.object({
        /** Place in `list`, from 0. */
        index: z.int(),
        list: z.enum(['add', 'remove']),
        code: z.string(),
        message: z.string(),
        /** What to do about it. */
        hint: z.string().optional(),
        facts: z.record(z.string(), z.unknown()).optional(),
      }),
    ),
    /** Pass it as `minPosition` to a read on another node that must see this change. */
    position: z.int(),
    /** Names this change for `POST /causes/{id}/undo`; null when nothing changed. */
    cause: z.string().nullable(),
  }),
  errors: ['taggings.tooMany', 'rows.refused'],
});

const source = z.enum(sources);
const staffRef = z.object({ id: z.string(), name: z.string() });

export const customerTagItem = z.object({
  tag: tagRef.extend({
    hue: z.string(),
    kind: z.string(),
    scope: z.enum(['enterprise', 'personal']),
    protected: z.boolean(),
    state: z.string(),
    foreign,
  }),
  source,
  since: instant,
  by: who,
  evidence: z.string().nullable(),
  expiresAt: instant.nullable(),
  locked: z.boolean(),
  /** In a group where each member of staff has an own answer: whose this is. */
  staff: staffRef.nullable(),
  cause: z.string(),
});

export const customerTags = endpoint({
  method: 'GET',
  path: '/customers/{id}/tags',
  right: 'customers:read',
  summary: 'Tags of a customer now, in library order: source, since when, by whom, evidence, expiry, lock',
  params: idParam,
  output: listOf(customerTagItem),
  errors: ['customer.notFound'],
});

const tagParam = z.strictObject({ id: z.string().min(1).max(300), tag: z.string().min(1).max(401) });

export const changeCustomerTag = endpoint({
  method: 'PATCH',
  path: '/customers/{id}/tags/{tag}',
  right: 'tags:apply',
  summary: 'Lock or unlock a tag of a customer, or change its expiry or evidence',
  params: tagParam,
  body: z.strictObject({
    locked: z.boolean().optional(),
    expiresAt: instant.nullable().optional(),
    evidence: evidence.nullable().optional(),
    staff: z.string().max(200).optional(),
  }),
  output: customerTagItem,
  errors: ['customer.notFound', 'tag.notFound', 'tagging.notAssigned', 'tagging.protected', 'tagging.locked'],
});

export const causeItem = z.object({
  id: z.string(),
  source,
  by: who,
  at: instant,
  reason: z.string().nullable(),
  /** What it rests on as a whole: condition and sentence, file, rule version. */
  evidence: z.unknown(),
  job: z.string().nullable(),
  undoes: z.string().nullable(),
});

const historyItem = z.object({
  position: z.int(),
  at: instant,
  change: z.enum(['added', 'removed', 'changed']),
  tag: tagRef,
  source,
  evidence: z.string().nullable(),
  /** Of a removal: the tag that took its place. */
  replacedBy: tagRef.nullable(),
  staff: staffRef.nullable(),
  cause: causeItem,
});

export const customerTagHistory = endpoint({
  method: 'GET',
  path: '/customers/{id}/tags/history',
  right: 'customers:read',
  summary: 'Every change of a customer’s tags, newest first, each with its cause',
  params: idParam,
  query: pageQuery.extend({ tag: reference.optional() }),
  output: listOf(historyItem),
  errors: ['customer.notFound', 'tag.notFound'],
});

/** One step of an explanation. */
const part = z.object({
  holds: z.boolean(),
  text: z.string(),
  actual: z.unknown().optional(),
  needed: z.unknown().optional(),
  mentioned: z
    .array(z.object({ keyword: z.string(), events: z.int(), at: instant }))
    .optional()
    .describe('Of keywords: which were said, in how many events, and when last'),
});

export const explanation = z.object({
  tag: tagRef,
  holds: z.boolean(),
  since: instant.nullable(),
  /** Why it is there, or why it went; null when the customer never had it. */
  cause: causeItem.nullable(),
  /** The whole story in one sentence. */
  text: z.string(),
  assignment: customerTagItem.nullable(),
  /** What it replaced when it came (single-choice group). */
  replaced: tagRef.nullable(),
  /** When it last went away, by whom, and what took its place. */
  removal: z
    .object({ at: instant, by: who, source, replacedBy: tagRef.nullable(), blocksWeakerSources: z.boolean() })
    .nullable(),
  /** The rule that put it on, or the one that could and misses least. */
  rule: z.string().nullable(),
  /** The same rule to go to, in the version that spoke; null when no rule speaks. */
  ruleVersion: z.object({ rule: z.string(), version: z.int() }).nullable(),
  /** Of a tag that is not there: that rule only suggests it, and somebody accepts or rejects. */
  suggests: z.boolean(),
  /** For tags that follow a condition. */
  condition: z.object({ holds: z.boolean(), text: z.string(), parts: z.array(part) }).nullable(),
  missing: z.array(part),
});

export const explainTag = endpoint({
  method: 'GET',
  path: '/customers/{id}/explain',
  right: 'customers:read',
  summary: 'Why a customer has a tag, or why not, or what is missing',
  params: idParam,
  query: z.strictObject({ tag: reference }),
  output: explanation,
  errors: ['customer.notFound', 'tag.notFound'],
});

const undone = z.object({
  restored: z.int(),
  /** Left alone because somebody changed them since. */
  kept: z.int(),
  position: z.int(),
  cause: z.string().nullable(),
});

export const undoCause = endpoint({
  method: 'POST',
  path: '/causes/{id}/undo',
  right: 'tags:apply',
  summary: 'Take back what one call changed, where nobody changed it since. Again changes nothing',
  params: idParam,
  output: z.union([undone, z.object({ job: z.object({ id: z.string() }) })]),
  errors: ['cause.notFound', 'cause.notYours'],
});

export const undoJob = endpoint({
  method: 'POST',
  path: '/jobs/{id}/undo',
  right: 'tags:bulk',
  summary: 'Take back every tag change of a job, where nobody changed it since',
  params: idParam,
  output: z.union([undone, z.object({ job: z.object({ id: z.string() }) })]),
  errors: ['job.notFound'],
});

export const getCause = endpoint({
  method: 'GET',
  path: '/causes/{id}',
  right: 'customers:read',
  summary: 'One cause: who changed tags, why, and how many',
  params: idParam,
  output: causeItem.extend({ changes: z.int(), undoneBy: z.string().nullable() }),
  errors: ['cause.notFound'],
});
