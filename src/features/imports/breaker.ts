/** The circuit breaker (N11): a run that changes many of the customers there already needs somebody to say yes. */
import { BREAKER } from '#features/audience';
import { type AppError, conflict, MINUTE } from '#kernel';
import type { ImportItem } from './contract.ts';
import type { Effect } from './try-import.ts';

/** A dry run of this age still counts when others have changed something since. */
const FRESH_MS = 10 * MINUTE;

/** The stored dry run, if it still says what would happen. */
export function validEffect(dryRun: ImportItem['dryRun'], position: number, now: Date): Effect | null {
  if (!dryRun || !('touched' in dryRun)) return null;
  const isFresh = now.getTime() - new Date(dryRun.at).getTime() < FRESH_MS;
  return isFresh || dryRun.position === position ? dryRun : null;
}

/** More than so many people, and more than this share of all who are there. */
export const isLarge = ({ touched, existing }: Pick<Effect, 'touched' | 'existing'>): boolean =>
  touched > BREAKER.people && touched > BREAKER.share * existing;

/** Error `import.confirm` (409) with the whole effect. */
export function needsConfirm(effect: Effect): AppError {
  const percent = Math.round((effect.touched / Math.max(1, effect.existing)) * 1000) / 10;
  return conflict('import.confirm', { touched: effect.touched, percent }, { effect });
}

/** Whether `rows` rows on `existing` customers could be large at all. */
export const couldBeLarge = (rows: number, existing: number): boolean =>
  isLarge({ touched: Math.min(rows, existing), existing });
