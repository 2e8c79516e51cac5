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

/** What is stored and answered: every value present. Values of a newer version are left out, not refused. */
export const workspaceSettings = z.object({
  softLimits: z.object(softLimits.shape).prefault({}),
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
