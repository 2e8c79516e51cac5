/** Turns whatever was thrown into the one error shape. The only place where an error becomes a status. */
import { AppError, errorStatus, type Language } from '#kernel';
import { isFull, isLost } from '#platform/db';
import { detailTexts, say, type Texts } from './messages.ts';

export interface Failure {
  readonly status: number;
  readonly body: { readonly error: Record<string, unknown> };
  /** A bug or an outage: somebody should look. */
  readonly unexpected: boolean;
}

const BUSY = new Set(['40001', '40P01', '55P03']);

function expected(error: unknown): AppError | null {
  if (error instanceof AppError) return error;
  const { code, statusCode } = (error ?? {}) as { code?: string; statusCode?: number };
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE' || statusCode === 413)
    return new AppError('tooLarge', 'input.tooLarge');
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
