/** A line of the audit trail as a sentence. */
import type { listAudit } from '#features/staff/contract';
import type { OutputOf } from '#kernel';
import { type Translate, useTexts } from '#ui';
import { actionTexts } from './texts.ts';

export type AuditLine = OutputOf<typeof listAudit>['items'][number];
/** Names of what ids stand for, as far as the reader may know them. */
export type Names = ReadonlyMap<string, string>;

type Actions = typeof actionTexts.rows;
type Action = keyof Actions & string;
const isAction = (did: string): did is Action => Object.hasOwn(actionTexts.rows, did);

/** Every action this version has a sentence for. */
export const knownActions: ReadonlySet<string> = new Set(Object.keys(actionTexts.rows));

function fieldIn(value: unknown, names: readonly string[]): string | null {
  if (typeof value !== 'object' || value === null) return null;
  const entries = new Map<string, unknown>(Object.entries(value));
  for (const name of names) {
    const found = entries.get(name);
    if (typeof found === 'string' && found !== '') return found;
  }
  return null;
}

const NAMES = ['name', 'label', 'fileName'];

/** What it was done to: old and new name of something renamed, its name, or its id. */
export function nameOf(
  { subject, before, after, did }: Pick<AuditLine, 'subject' | 'before' | 'after' | 'did'>,
  names: Names,
): string {
  const was = fieldIn(before, NAMES);
  const is = fieldIn(after, NAMES);
  if (did.endsWith('.renamed') && was && is) return `${was} → ${is}`;
  return is ?? was ?? (subject ? (names.get(subject) ?? subject) : '');
}

/** The sentence of a known action; of one from a newer version the action itself with its object. */
export function sentenceOf(line: AuditLine, names: Names, t: Translate<Actions>): string {
  const name = nameOf(line, names);
  // Most texts take the name; those that need none ignore it.
  if (isAction(line.did)) return t(line.did as 'tag.created', { name });
  return name ? `${line.did} ${name}` : line.did;
}

export function useActionSentence(names: Names): (line: AuditLine) => string {
  const t = useTexts(actionTexts);
  return (line) => sentenceOf(line, names, t);
}

/** An action on its own, for a choice: its sentence without an object. */
export function useActionName(): (did: string) => string {
  const t = useTexts(actionTexts);
  return (did) => (isAction(did) ? t(did as 'tag.created', { name: '…' }) : did);
}
