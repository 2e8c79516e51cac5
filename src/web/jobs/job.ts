/** What a job is, in the words of this page. Pure. */
import type { Job } from './api.ts';
import type { jobsTexts } from './texts.ts';

/** Kinds of work this version has a word for. */
const kinds = [
  'taggings.bulk',
  'causes.undo',
  'tags.merge',
  'tags.adopt',
  'demo.load',
  'import.dryRun',
  'import.run',
  'import.undo',
  'wecom.sync',
  'rules.pass',
  'rules.revert',
  'orders.cycles',
] as const satisfies readonly (keyof typeof jobsTexts.rows)[];
export type KnownKind = (typeof kinds)[number];

export const kindOf = (job: Job): KnownKind | null => kinds.find((kind) => kind === job.kind) ?? null;

/** Nothing more will come of it. */
export const hasEnded = (job: Job): boolean => job.status !== 'queued' && job.status !== 'running';

/** A number in what a job left as its result; 0 when it left none. */
export function numberIn(result: unknown, name: string): number {
  if (typeof result !== 'object' || result === null) return 0;
  const value: unknown = Object.entries(result).find(([key]) => key === name)?.[1];
  return typeof value === 'number' && Number.isFinite(value) ? value : 0;
}

export const hasNumber = (result: unknown, name: string): boolean =>
  typeof result === 'object' && result !== null && Object.hasOwn(result, name);

/** The work of an import: trying, running or taking it back. */
export const isImport = (job: Job): boolean => job.kind.startsWith('import.');

/** How many assignments a bulk job changed. */
export const changedBy = (job: Job): number =>
  numberIn(job.result, 'added') + numberIn(job.result, 'removed');

/** Milliseconds it took, or has taken until it ended; null when it never began. */
export function tookOf(job: Job): number | null {
  if (!job.startedAt || !job.finishedAt) return null;
  return Math.max(0, Date.parse(job.finishedAt) - Date.parse(job.startedAt));
}

/** Jobs that ran before and have ended now. */
export function endedSince(before: ReadonlyMap<string, Job>, now: readonly Job[]): readonly Job[] {
  return now.filter((job) => {
    const was = before.get(job.id);
    return was !== undefined && !hasEnded(was) && hasEnded(job);
  });
}
