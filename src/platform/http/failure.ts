/** Turns whatever was thrown into the one error shape. The only place where an error becomes a status. */
import type { z } from 'zod';
import { AppError, type ErrorDetail, errorStatus, type Facts, type Language } from '#kernel';
import { isFull, isLost } from '#platform/db';
import { detailTexts, say, type Texts } from './messages.ts';

export interface Failure {
  readonly status: number;
  readonly body: { readonly error: Record<string, unknown> };
  /** A bug or an outage: somebody should look. */
  readonly unexpected: boolean;
}

type Issue = z.core.$ZodIssue;

const dotted = (path: readonly PropertyKey[]): string => path.map(String).join('.');

function detailOf(issue: Issue): ErrorDetail[] {
  const path = dotted(issue.path);
  const one = (code: string, facts: Facts = {}): ErrorDetail[] => [{ path, code, facts }];
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        path: path ? `${path}.${key}` : key,
        code: 'unknownField',
        facts: { field: key },
      }));
    case 'invalid_type':
      return issue.input === undefined ? one('required') : one('wrongType', { expected: issue.expected });
    case 'invalid_value':
      return one('notOneOf', { options: issue.values.map(String).join(', ') });
    case 'too_big':
      return one('tooLong', { max: Number(issue.maximum) });
    case 'too_small':
      return one('tooShort', { min: Number(issue.minimum) });
    case 'invalid_format':
      return one('badFormat', { format: issue.format });
    case 'invalid_union': {
      // The branch that got furthest says most.
      const best = issue.errors
        .filter((branch) => branch.length > 0)
        .sort(
          (a, b) => Math.max(...b.map((i) => i.path.length)) - Math.max(...a.map((i) => i.path.length)),
        )[0];
      if (!best) return one('noneFits');
      return best.flatMap((inner) => detailOf({ ...inner, path: [...issue.path, ...inner.path] }));
    }
    case 'custom': {
      const code = typeof issue.params?.code === 'string' ? issue.params.code : 'invalid';
      return one(code, (issue.params?.facts as Facts | undefined) ?? {});
    }
    default:
      return one('invalid');
  }
}

/** Zod's issues as our details. */
export const detailsOf = (error: z.ZodError): ErrorDetail[] => error.issues.flatMap(detailOf);

const BUSY = new Set(['40001', '40P01', '55P03']);

function expected(error: unknown): AppError | null {
  if (error instanceof AppError) return error;
  const { code, statusCode } = (error ?? {}) as { code?: string; statusCode?: number };
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE' || statusCode === 413)
    return new AppError('tooLarge', 'input.tooLarge');
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return new AppError('invalid', 'input.mediaType');
  if (code?.startsWith('FST_ERR_CTP') || (error instanceof SyntaxError && statusCode === 400))
    return new AppError('invalid', 'input.notJson');
  if (code === 'FST_ERR_BAD_URL') return new AppError('invalid', 'input.badAddress');
  if (isFull(error)) return new AppError('unavailable', 'storage.full');
  if (code && BUSY.has(code)) return new AppError('conflict', 'conflict.busy');
  if (isLost(error)) return new AppError('unavailable', 'database.unavailable');
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500)
    return new AppError('invalid', 'input.notJson');
  return null;
}

export function failure(error: unknown, language: Language, requestId: string, texts: Texts): Failure {
  const known = expected(error);
  if (!known) {
    const { message, hint } = say(texts, 'internal', {}, language);
    return {
      status: 500,
      unexpected: true,
      body: { error: { code: 'internal', message, hint, details: [], requestId } },
    };
  }
  const { message, hint } = say(texts, known.code, known.facts, language);
  const details = known.details.map((d) => ({
    path: d.path,
    code: d.code,
    message: d.message ?? say({ ...texts, ...detailTexts }, d.code, d.facts ?? {}, language).message,
    ...(d.facts && Object.keys(d.facts).length > 0 ? { facts: d.facts } : {}),
  }));
  return {
    status: errorStatus[known.kind],
    unexpected: known.kind === 'unavailable',
    body: { error: { code: known.code, message, hint, details, requestId, ...known.extra } },
  };
}
