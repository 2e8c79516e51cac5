/** Notices: who is told when a tag is put on a customer. */
import { z } from 'zod';
import { bytesOf, endpoint, freeText, idParam, listOf, pageQuery, plainName, sources, text } from '#kernel';
import { MOST_BYTES, quietWays, unknownNoticeVariable } from './core/public.ts';

/** Text with `{{customer.name}}`, `{{tag}}`, `{{by}}`, `{{why}}`, `{{time}}`, `{{owner}}`, `{{link}}`. */
const template = freeText(1000, 1).superRefine((value, at) => {
  const unknown = unknownNoticeVariable(value);
  if (unknown !== null)
    at.addIssue({ code: 'custom', params: { code: 'notice.unknownVariable', facts: { name: unknown } } });
  if (bytesOf(value) > MOST_BYTES)
    at.addIssue({ code: 'custom', params: { code: 'tooLong', facts: { max: MOST_BYTES } } });
});

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const quiet = z
  .strictObject({
    /** `22:00` in the time zone of the workspace. */
    from: clock,
    /** Exclusive; earlier than `from`: on the next day. */
    until: clock,
    /** What becomes of messages meanwhile: held until the end and sent as one, or dropped. */
    messages: z.enum(quietWays),
  })
  .refine(({ from, until }) => from !== until, {
    path: ['until'],
    params: { code: 'notice.quietAllDay' },
  });

const refs = z.array(z.string().min(1).max(300)).max(100);

/** How staff are reached: by the WeCom app, or by what the operator set up. */
export const ways = ['app', 'email', 'sms'] as const;
export type Way = (typeof ways)[number];
const via = z.enum(ways).default('app');

/** Whom to tell. */
const to = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('robot'),
    /** The address of the group robot. It is kept sealed and never shown again; absent in a change: the kept one. */
    webhook: text(500, 1).optional(),
    /** Whether the robot calls the customer's owner by name. */
    mentionOwner: z.boolean().default(false),
  }),
  z.strictObject({
    kind: z.literal('staff'),
    /** `stf_1`, or `wecom:USERID`. */
    staff: z.array(z.string().min(1).max(200)).min(1).max(50),
    via,
  }),
  z.strictObject({ kind: z.literal('owner'), via }),
]);

const settings = {
  name: plainName(60),
  state: z.enum(['live', 'paused']),
  /** By id, `group/name` or alias. */
  tags: refs,
  /** Any tag of these groups, by id or name. */
  groups: refs,
  /** What the tag came by; empty: whatever. */
  sources: z.array(z.enum(sources)).max(sources.length),
  to,
  template,
  /** Of the words around the text. */
  language: z.enum(['zh-CN', 'zh-TW', 'en']),
  quiet: quiet.nullable(),
  /** Within so many hours the same customer is told once; 0: every time. */
  againAfterHours: z
    .number()
    .int()
    .min(0)
    .max(24 * 90),
};

const newNotice = z.strictObject({
  ...settings,
  state: settings.state.default('live'),
  tags: settings.tags.default([]),
  groups: settings.groups.default([]),
  sources: settings.sources.default([]),
  language: settings.language.optional(),
  quiet: settings.quiet.default(null),
  againAfterHours: settings.againAfterHours.default(24),
});

const named = z.object({ id: z.string(), name: z.string() });
const remedy = z.object({ code: z.number().int(), meaning: z.string(), remedy: z.string() });

export const messageStates = ['waiting', 'held', 'sending', 'sent', 'unknown', 'dropped', 'failed'] as const;

export const notice = z.object({
  id: z.string(),
  name: z.string(),
  state: settings.state,
  tags: z.array(z.object({ id: z.string(), name: z.string(), group: named, path: z.string() })),
  groups: z.array(named),
  sources: settings.sources,
  to: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('robot'),
      /** The last characters of the robot's key. */
      tail: z.string(),
      mentionOwner: z.boolean(),
    }),
    z.object({ kind: z.literal('staff'), staff: z.array(named), via: z.enum(ways) }),
    z.object({ kind: z.literal('owner'), via: z.enum(ways) }),
  ]),
  template: z.string(),
  language: settings.language,
  quiet: z.object({ from: z.string(), until: z.string(), messages: z.enum(quietWays) }).nullable(),
  againAfterHours: z.number().int(),
  /** Why the product paused it. */
  stopped: remedy.nullable(),
  lastSentAt: z.string().nullable(),
  /** Messages of the last seven days by what became of them. */
  messages: z.record(z.enum(messageStates), z.number().int()),
  createdAt: z.string(),
  updatedAt: z.string(),
});
export type NoticeItem = z.output<typeof notice>;

const inputErrors = [
  'notice.nameTaken',
  'notice.nothingWatched',
  'notice.notUsable',
  'notice.robotNeeded',
  'notice.badAddress',
  'tags.unknown',
];

export const listNotices = endpoint({
  method: 'GET',
  path: '/notices',
  right: 'library:write',
  summary: 'Notices by name, with what became of their messages in the last seven days',
  query: pageQuery,
  output: listOf(notice),
});

export const listNoticeWays = endpoint({
  method: 'GET',
  path: '/notices/ways',
  right: 'library:write',
  summary: 'By which ways staff can be told here: the WeCom app, e-mail, SMS',
  output: z.object({
    items: z.array(z.object({ via: z.enum(ways), ready: z.boolean() })),
  }),
});

export const createNotice = endpoint({
  method: 'POST',
  path: '/notices',
  right: 'library:write',
  summary:
    'Makes a notice: whenever one of its tags is put on a customer, a group robot, members of staff or the customer’s owner are told',
  status: 201,
  body: newNotice,
  output: notice,
  errors: inputErrors,
});
export type NewNotice = z.output<typeof newNotice>;

export const getNotice = endpoint({
  method: 'GET',
  path: '/notices/{id}',
  right: 'library:write',
  summary: 'One notice; of its robot only the last characters of the key',
  params: idParam,
  output: notice,
  errors: ['notice.notFound'],
});

export const changeNotice = endpoint({
  method: 'PATCH',
  path: '/notices/{id}',
  right: 'library:write',
  summary: 'Changes, pauses or resumes a notice; what happened while it was paused is not told later',
  params: idParam,
  body: z.strictObject(settings).partial(),
  output: notice,
  errors: ['notice.notFound', ...inputErrors],
});

export const deleteNotice = endpoint({
  method: 'DELETE',
  path: '/notices/{id}',
  right: 'library:write',
  summary: 'Deletes a notice with its messages',
  params: idParam,
  output: z.object({ id: z.string() }),
  errors: ['notice.notFound'],
});

export const tryNotice = endpoint({
  method: 'POST',
  path: '/notices/test',
  right: 'library:write',
  summary:
    'Sends a sample at once, to whom a notice of these settings would; instead of an unknown owner to the one who asks',
  body: z.strictObject({
    name: settings.name,
    to,
    template,
    language: settings.language.optional(),
    /** The notice whose kept robot is meant when `to` names none. */
    notice: z.string().max(200).optional(),
  }),
  output: z.object({
    outcome: z.enum(['sent', 'refused', 'notConnected', 'nobody', 'unknown']),
    /** What was sent. */
    text: z.string(),
    problem: z
      .object({ code: z.number().int().nullable(), meaning: z.string(), remedy: z.string() })
      .nullable(),
  }),
  errors: inputErrors,
});

const message = z.object({
  id: z.string(),
  state: z.enum(messageStates),
  /** In the caller's language: why it was not sent, or not yet; and what to do. */
  problem: z
    .object({ code: z.number().int().nullable(), meaning: z.string(), remedy: z.string() })
    .nullable(),
  /** How many customers it is about. */
  customers: z.number().int(),
  /** The first of them whom the caller sees. */
  about: z.array(z.object({ customer: named, tags: z.array(named) })),
  /** Staff to whom it went; empty when it was the robot. */
  staff: z.array(named),
  /** Those of them whom it did not reach. */
  missed: z.array(named),
  attempts: z.number().int(),
  createdAt: z.string(),
  /** When it goes, if it still may. */
  dueAt: z.string().nullable(),
  doneAt: z.string().nullable(),
});
export type NoticeMessage = z.output<typeof message>;

export const listNoticeMessages = endpoint({
  method: 'GET',
  path: '/notices/{id}/messages',
  right: 'library:write',
  summary:
    'What a notice sent, holds, dropped or could not send, newest first, with reasons; kept for 90 days',
  params: idParam,
  query: pageQuery.extend({ state: z.enum(messageStates).optional() }),
  output: listOf(message),
  errors: ['notice.notFound'],
});

export const sendNoticeAgain = endpoint({
  method: 'POST',
  path: '/notices/{id}/messages/{message}/again',
  right: 'library:write',
  summary: 'Sends a message again that failed, or of which nobody knows whether it arrived',
  params: z.strictObject({ id: z.string().min(1).max(200), message: z.string().min(1).max(200) }),
  output: message,
  errors: ['notice.notFound', 'notice.messageNotFound', 'notice.notAgain'],
});
