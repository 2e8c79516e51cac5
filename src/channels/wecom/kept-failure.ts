/**
 * Why something went wrong, kept as a code with facts and told in the language of whoever looks. Messages of errors are
 * not kept: they quote what they failed on.
 */
import { AppError, type Facts, type Language } from '#kernel';
import { say } from '#platform/http';
import { Cancelled } from '#platform/queue';
import { WecomError } from './client/public.ts';
import { UnreadableXml } from './core/event.ts';
import { wecomTexts } from './texts.ts';

interface Failure {
  readonly code: string;
  readonly facts: Facts;
}

function failureOf(error: unknown): Failure {
  if (error instanceof Cancelled) return { code: 'wecom.failure.cancelled', facts: {} };
  if (error instanceof WecomError)
    return { code: 'wecom.callFailed', facts: { api: error.api, code: error.code ?? error.kind } };
  if (error instanceof UnreadableXml) return { code: 'wecom.failure.unreadable', facts: {} };
  if (error instanceof AppError) return { code: 'wecom.failure.refused', facts: { code: error.code } };
  const { code } = error as { code?: unknown };
  return {
    code: 'wecom.failure.unexpected',
    facts: { code: typeof code === 'string' ? code : (error as Error)?.name || 'unknown' },
  };
}

export const keptFailure = (error: unknown): string => JSON.stringify(failureOf(error));

/** Nobody ended it. */
export const INTERRUPTED = JSON.stringify({ code: 'wecom.failure.interrupted', facts: {} } satisfies Failure);

export function tellFailure(kept: string | null, language: Language): string | null {
  if (kept === null) return null;
  const { code, facts } = parsed(kept);
  return say(wecomTexts, code, facts, language).message;
}

/** One that was kept as a text before is not told: it is nobody's language. */
function parsed(kept: string): Failure {
  try {
    const { code, facts } = JSON.parse(kept);
    if (typeof code === 'string') return { code, facts: facts ?? {} };
  } catch {
    // A text.
  }
  return { code: 'wecom.failure.unexpected', facts: { code: '' } };
}
