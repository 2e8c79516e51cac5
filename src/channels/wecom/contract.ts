import { z } from 'zod';
import { endpoint, text } from '#kernel';
import { writesTo } from './core/pair-tags.ts';
import { differenceKinds } from './mirror/reading.ts';

export * from './codes/contract.ts';
export * from './sidebar/contract.ts';

const moment = z.string().nullable();

const connection = z.object({
  connected: z.boolean(),
  corpId: z.string().nullable(),
  agentId: z.string().nullable(),
  /** Scheme, host and port of the API. */
  base: z.string(),
  /** Who set it: settings, environment or simulator. */
  origin: z.enum(['settings', 'environment', 'simulator']).nullable(),
  paused: z.boolean(),
  /** Secrets are never shown, only whether they are there. */
  hasSecret: z.boolean(),
  hasCallback: z.boolean(),
  /** What WeCom has to call. */
  callbackUrl: z.string(),
  changedAt: moment,
  /** The environment names another corp than the mirror's: nothing was changed, until somebody confirms it. */
  waiting: z
    .object({
      from: z.string(),
      to: z.string(),
      /** Pairs of staff and customer whose mirror would be forgotten. */
      relations: z.number().int(),
      /** Staff who would be deactivated, because only the old corp knows them. */
      people: z.number().int(),
    })
    .nullable(),
});
export type ConnectionItem = z.output<typeof connection>;

export const getConnection = endpoint({
  method: 'GET',
  path: '/wecom/connection',
  right: 'settings:manage',
  summary: 'Which corp and app of WeCom the workspace is connected to, without its secrets',
  output: connection,
});

export const setConnection = endpoint({
  method: 'PUT',
  path: '/wecom/connection',
  right: 'settings:manage',
  summary: 'Connects the workspace to an app of WeCom, or changes its secrets',
  body: z.strictObject({
    corpId: z.string().regex(/^[0-9A-Za-z_-]{1,64}$/),
    agentId: z.string().regex(/^\d{1,15}$/),
    /** Absent: the one that is kept. */
    secret: text(200, 1).optional(),
    callbackToken: z
      .string()
      .regex(/^[0-9A-Za-z]{1,32}$/)
      .nullable()
      .optional(),
    callbackAesKey: z
      .string()
      .regex(/^[0-9A-Za-z]{43}$/)
      .nullable()
      .optional(),
    paused: z.boolean().optional(),
    /** Needed to leave a corp for another: everything that was mirrored from the old one is forgotten. */
    confirm: z.boolean().optional(),
  }),
  output: connection,
  errors: [
    'wecom.secretNeeded',
    'wecom.callbackHalf',
    'wecom.otherCorp',
    'wecom.corpTaken',
    'staff.onlyThroughWecom',
  ],
});

export const takeEnvironment = endpoint({
  method: 'POST',
  path: '/wecom/connection/environment',
  right: 'settings:manage',
  summary:
    'Goes over to the corp that the environment names, when a start left it alone because the mirror is of another: that mirror is forgotten',
  body: z.strictObject({
    /** Of the corp that one has seen waiting. */
    corpId: z.string().max(64),
  }),
  output: connection,
  errors: ['wecom.nothingWaits', 'wecom.corpTaken', 'staff.onlyThroughWecom'],
});

export const deleteConnection = endpoint({
  method: 'DELETE',
  path: '/wecom/connection',
  right: 'settings:manage',
  summary: 'Ends the connection; customers and tags stay, secrets and tokens are deleted',
  output: connection,
});

const due = z.object({
  waiting: z.number().int(),
  due: z.number().int(),
  failed: z.number().int(),
  /** Seconds that the longest waiting one is overdue. */
  lagSeconds: z.number(),
});

export const showArchive = endpoint({
  method: 'GET',
  path: '/wecom/archive',
  right: 'settings:manage',
  summary:
    'What was read from the chat archive that is handed over in a folder, the newest first, and how many pairs of customer and staff (or group) agreed to it',
  output: z.object({
    isOn: z.boolean().describe('A folder is set up'),
    consents: z.object({ agreed: z.number().int(), declined: z.number().int() }),
    files: z.array(
      z.object({
        name: z.string(),
        bytes: z.number().int(),
        startedAt: z.string(),
        endedAt: moment.describe('Null: it is being read, or is read anew'),
        lines: z.number().int(),
        accepted: z.number().int(),
        duplicates: z.number().int().describe('Known by their message id'),
        withheld: z.number().int().describe('Without consent; nothing of these was kept'),
        skipped: z.number().int().describe('Not between staff and a customer'),
        aside: z.number().int().describe('Lines that could not be used'),
        problems: z
          .array(z.object({ line: z.number().int(), code: z.string(), message: z.string() }))
          .describe('Of the first hundred of them'),
      }),
    ),
  }),
});

export const wecomStatus = endpoint({
  method: 'GET',
  path: '/wecom/status',
  right: 'library:write',
  summary: 'Whether WeCom answers and calls, what waits in both directions, quotas and last errors',
  output: z.object({
    connected: z.boolean(),
    paused: z.boolean(),
    origin: z.enum(['settings', 'environment', 'simulator']).nullable(),
    corpId: z.string().nullable(),
    /** When WeCom last called us. */
    calledAt: moment,
    callbacks: z.object({
      waiting: z.number().int(),
      lagSeconds: z.number(),
      setAside: z.number().int(),
      lastFailure: z.string().nullable(),
      lastReceivedAt: moment,
    }),
    readings: due,
    writings: due,
    relations: z.record(z.string(), z.number().int()),
    /** APIs that are not called for now, because they were called too often. */
    circuits: z.array(z.object({ api: z.string(), until: z.string() })),
    /** Calls of this hour and what WeCom allows. */
    usage: z.array(
      z.object({
        api: z.string(),
        calls: z.number().int(),
        limit: z.number().int(),
        failed: z.number().int(),
        lastCode: z.number().int().nullable(),
        lastFailedAt: moment,
        /** What the last code means and what to do, in the caller's language. */
        remedy: z.object({ meaning: z.string(), remedy: z.string() }).nullable(),
      }),
    ),
    library: z.object({
      groups: z.number().int(),
      tags: z.number().int(),
      /** Made by another app: they can be put on customers, but not be changed. */
      foreign: z.number().int(),
      /** Tags that stay here, by reason. */
      here: z.record(z.string(), z.number().int()),
    }),
    comparedAt: moment,
  }),
});

export const checkConnection = endpoint({
  method: 'POST',
  path: '/wecom/check',
  right: 'settings:manage',
  summary: 'Tries everything that the connection needs, and says how to mend what fails',
  output: z.object({
    passed: z.boolean(),
    checks: z.array(
      z.object({
        name: z.string(),
        result: z.enum(['passed', 'failed', 'warning', 'skipped']),
        message: z.string(),
        remedy: z.string().nullable(),
        code: z.number().int().nullable(),
      }),
    ),
  }),
  errors: ['wecom.notConnected'],
});

export const startSync = endpoint({
  method: 'POST',
  path: '/wecom/sync',
  right: 'library:write',
  summary: 'Compares everything with WeCom: staff, library, customers, tags. Safe to run at any time',
  status: 202,
  output: z.object({ job: z.object({ id: z.string() }) }),
  errors: ['wecom.notConnected'],
});

const difference = z.object({
  id: z.string(),
  kind: z.enum(differenceKinds),
  staff: z.string().nullable(),
  externalUserId: z.string().nullable(),
  customer: z.string().nullable(),
  wecomId: z.string().nullable(),
  /** The tag here that it is about. */
  tag: z.string().nullable(),
  name: z.string().nullable(),
  /** What both sides last agreed on, what stands here, what stands in WeCom. */
  agreed: z.string().nullable(),
  here: z.string().nullable(),
  there: z.string().nullable(),
  /** What was done about it; null: open. */
  done: z.enum(['taken', 'sent', 'left']).nullable(),
  doneAt: moment,
  doneBy: z.string().nullable(),
});

export const listDrift = endpoint({
  method: 'GET',
  path: '/wecom/drift',
  right: 'library:write',
  summary: 'What differed between here and WeCom at the last comparison, and what was done about it',
  query: z.strictObject({
    kind: z.enum(differenceKinds).optional(),
    open: z.stringbool().optional(),
    cursor: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(500).default(100),
  }),
  output: z.object({
    /** When the comparison ended; null: it runs, or there was none. */
    comparedAt: moment,
    startedAt: moment,
    failure: z.string().nullable(),
    relations: z.number().int(),
    /** Relations without any difference, and their share in percent. */
    equal: z.number().int(),
    consistency: z.number().nullable(),
    counts: z.array(
      z.object({ kind: z.enum(differenceKinds), open: z.number().int(), done: z.number().int() }),
    ),
    items: z.array(difference),
    nextCursor: z.string().nullable(),
    total: z.number().int(),
  }),
});

export const fixDrift = endpoint({
  method: 'POST',
  path: '/wecom/drift/fix',
  right: 'library:write',
  summary: 'Decides open differences: takes what WeCom has, sends what stands here, or leaves them',
  body: z
    .strictObject({
      way: z.enum(['taken', 'sent', 'left']),
      kinds: z.array(z.enum(differenceKinds)).min(1).optional(),
      ids: z
        .array(z.string().regex(/^\d{1,15}$/))
        .min(1)
        .max(1000)
        .optional(),
    })
    .refine((body) => body.kinds !== undefined || body.ids !== undefined, {
      path: ['kinds'],
      params: { code: 'required' },
    }),
  output: z.object({ fixed: z.number().int() }),
  errors: ['wecom.notConnected'],
});

const policy = z.object({
  group: z.object({ id: z.string(), name: z.string() }),
  writesTo: z.enum(writesTo),
  /** The group's name in WeCom; null while it is not there. */
  wecomName: z.string().nullable(),
  /** Made by our app: only then it is renamed there. */
  owned: z.boolean(),
});

export const listPolicies = endpoint({
  method: 'GET',
  path: '/wecom/policies',
  right: 'library:write',
  summary: 'To whose relations the tags of each group are written in WeCom',
  output: z.object({ items: z.array(policy), nextCursor: z.null(), total: z.number().int() }),
});

export const setPolicy = endpoint({
  method: 'PUT',
  path: '/wecom/policies/{group}',
  right: 'library:write',
  summary: 'Chooses to whose relations the tags of a group are written',
  params: z.strictObject({ group: z.string().max(200) }),
  body: z.strictObject({ writesTo: z.enum(writesTo) }),
  output: policy,
  errors: ['group.notFound'],
});

export * from './simulation/contract.ts';
