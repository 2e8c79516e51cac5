/** Keywords that cannot be read, as details of a refusal. */
import type { ErrorDetail } from '#kernel';
import { shown } from '../check.ts';
import { dotted } from '../limits.ts';
import { readKeyword } from './notation.ts';

export const refusedKeywords = (keywords: readonly string[], at: string): ErrorDetail[] =>
  keywords.flatMap((value, i) => {
    const keyword = readKeyword(value);
    if (!('refused' in keyword)) return [];
    return [{ path: dotted(at, String(i)), code: keyword.refused, facts: { value: shown(value) } }];
  });
