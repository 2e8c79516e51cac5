/** One call for several members, of whom WeCom may refuse one. */
import { WecomError, type WecomErrorKind } from '../client/public.ts';

/** What WeCom says about whoever was named, not about the app. */
const CONCERNS_ONE: ReadonlySet<WecomErrorKind> = new Set(['member', 'pair', 'gone']);

export const concernsOne = (error: unknown): error is WecomError =>
  error instanceof WecomError && CONCERNS_ONE.has(error.kind);

/**
 * Does `work` for all of them together; when WeCom refuses because of one of them, for each alone. `refused`: whom it
 * refused alone too, with its code.
 */
export async function togetherOrApart<T>(
  userids: readonly string[],
  work: (userids: readonly string[]) => Promise<T>,
): Promise<{ readonly done: readonly T[]; readonly refused: ReadonlyMap<string, number | null> }> {
  const done: T[] = [];
  const refused = new Map<string, number | null>();
  const attempt = async (some: readonly string[]): Promise<void> => {
    try {
      done.push(await work(some));
    } catch (error) {
      if (!concernsOne(error)) throw error;
      const [only] = some;
      if (some.length === 1 && only !== undefined) refused.set(only, error.code);
      else for (const userid of some) await attempt([userid]);
    }
  };
  if (userids.length > 0) await attempt(userids);
  return { done, refused };
}
