/** Why a message was not sent, or not yet, in the caller's language. */
import type { Language } from '#kernel';
import type { Way } from './contract.ts';
import type { Reason } from './message-sql.ts';
import { outsideTexts } from './outside-texts.ts';
import type { NoticeDelivery } from './ports.ts';
import { reasonTexts } from './reason-texts.ts';

export interface Problem {
  readonly code: number | null;
  readonly meaning: string;
  readonly remedy: string;
}

/** WeCom's codes say most, so they explain themselves; those of a mail server or an SMS address are shown beside the reason. */
export function explainFailure(
  { remedyOf }: NoticeDelivery,
  via: Way,
  { reason, code }: { readonly reason: Reason | null; readonly code: number | null },
  language: Language,
): Problem | null {
  if (code !== null && via === 'app') return { code, ...remedyOf(code, language) };
  if (reason === null) return null;
  const told = (via === 'app' ? undefined : outsideTexts[via][reason]) ?? reasonTexts[reason];
  const [meaning, remedy] = told[language];
  return { code, meaning, remedy };
}
