/**
 * What a company may set for itself, with defaults. One object for all features: add your part here with a default, and
 * read it with `readWorkspaceSettings`. Soft limits warn and never refuse.
 */
import { z } from 'zod';

const count = (fallback: number, max = 100_000) => z.number().int().min(1).max(max).default(fallback);

const softLimits = z.strictObject({
  /** First-level categories (T29). */
  categories: count(9),
  /** Tags on one customer (T30). */
  tagsPerCustomer: count(20),
  /** Active tags in the library (T31). */
  activeTags: count(200),
});

/** What becomes of personal tags when a customer is handed over: the giver keeps them, the taker gets them, or nobody. */
const personalTagPolicies = ['keep', 'give', 'remove'] as const;
const handOver = z.strictObject({ personalTags: z.enum(personalTagPolicies).default('keep') });

/** `always` may not be set lower. */
export const LOWEST_BREAKER = 100;
/** A rule that changes more tags within a minute than either stops by itself (N11). */
const circuitBreaker = z.strictObject({
  /** Of all customers. */
  percent: count(5, 100),
  always: z.number().int().min(LOWEST_BREAKER).max(1_000_000).default(1000),
});

/** Days; null: until the customer is erased. */
const kept = (fallback: number | null) => z.number().int().min(1).max(3650).nullable().default(fallback);

/** How long the journal keeps what was said and looked at; that and when something happened stays (P09). */
const retention = z.strictObject({
  /** Words of messages and comments. */
  chatTexts: kept(180),
  /** Which pages of websites and mini-programs were looked at; products and seconds stay. */
  pageAddresses: kept(400),
  /** What events of own types carry, but for numbers. */
  otherDetails: kept(null),
});

/** What is stored and answered: every value present. Values of a newer version are left out, not refused. */
export const workspaceSettings = z.object({
  softLimits: z.object(softLimits.shape).prefault({}),
  handOver: z.object(handOver.shape).prefault({}),
  retention: z.object(retention.shape).prefault({}),
  circuitBreaker: z.object(circuitBreaker.shape).prefault({}),
});
export type WorkspaceSettings = z.output<typeof workspaceSettings>;

/** A change: only the named values, unknown ones refused. */
export const workspaceSettingsPatch = z.strictObject({
  softLimits: z
    .strictObject({
      categories: softLimits.shape.categories.unwrap().optional(),
      tagsPerCustomer: softLimits.shape.tagsPerCustomer.unwrap().optional(),
      activeTags: softLimits.shape.activeTags.unwrap().optional(),
    })
    .optional(),
  handOver: z.strictObject({ personalTags: handOver.shape.personalTags.unwrap().optional() }).optional(),
  retention: z
    .strictObject({
      chatTexts: retention.shape.chatTexts.unwrap().optional(),
      pageAddresses: retention.shape.pageAddresses.unwrap().optional(),
      otherDetails: retention.shape.otherDetails.unwrap().optional(),
    })
    .optional(),
  circuitBreaker: z
    .strictObject({
      percent: circuitBreaker.shape.percent.unwrap().optional(),
      always: circuitBreaker.shape.always.unwrap().optional(),
    })
    .optional(),
});
export type WorkspaceSettingsPatch = z.output<typeof workspaceSettingsPatch>;

/** The settings after a change; groups are merged value by value. */
export const mergedSettings = (now: WorkspaceSettings, change: WorkspaceSettingsPatch): WorkspaceSettings =>
  workspaceSettings.parse(
    Object.fromEntries(
      Object.entries(now).map(([group, values]) => [
        group,
        { ...values, ...change[group as keyof WorkspaceSettingsPatch] },
      ]),
    ),
  );
