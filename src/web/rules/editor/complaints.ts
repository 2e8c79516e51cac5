/** What the server says is wrong, at the field that it is about. Pure. */
import { type ApiError, partAt, writeDraft } from '#ui';
import type { RuleForm } from './form.ts';

export interface Complaints {
  /** By field: `name`, `recency`, `segments`, `add`, `remove`, `on`, `keep`, `group`, `otherwise`, `step.0`. */
  readonly fields: ReadonlyMap<string, string>;
  /** By part of a condition. */
  readonly parts: ReadonlyMap<number, string>;
  /** Something is wrong that no field shows. */
  readonly elsewhere: boolean;
}

export const NO_COMPLAINTS: Complaints = { fields: new Map(), parts: new Map(), elsewhere: false };

/** Codes of refusals that are about one field although they name none. */
const FIELD_OF: Readonly<Record<string, string>> = { 'rule.nameTaken': 'name' };

const FIELDS: readonly (readonly [beginning: RegExp, field: string])[] = [
  [/^name/, 'name'],
  [/^model\.recency/, 'recency'],
  [/^model\.frequency/, 'frequency'],
  [/^model\.monetary/, 'monetary'],
  [/^segments/, 'segments'],
  [/^description/, 'description'],
  [/^then\.remove/, 'remove'],
  [/^then/, 'add'],
  [/^on/, 'on'],
  [/^keep/, 'keep'],
  [/^group/, 'group'],
  [/^otherwise/, 'otherwise'],
];

export function complaintsOf(error: ApiError | null, form: RuleForm): Complaints {
  if (!error) return NO_COMPLAINTS;
  const fields = new Map<string, string>();
  const parts = new Map<number, string>();
  const field = FIELD_OF[error.code];
  if (field) fields.set(field, error.message);
  let elsewhere = !field && error.details.length === 0;
  for (const { path, message } of error.details) {
    const at = path.replace(/^body\./, '');
    const part = partOf(at, form);
    if (part !== null) {
      if (!parts.has(part)) parts.set(part, message);
      continue;
    }
    const named = /^steps\.(\d+)/.exec(at);
    const known = named ? `step.${named[1]}` : FIELDS.find(([beginning]) => beginning.test(at))?.[1];
    if (known === undefined) elsewhere = true;
    else if (!fields.has(known)) fields.set(known, message);
  }
  return { fields, parts, elsewhere };
}

/** The part of one of the form's conditions that a path points at. */
function partOf(path: string, form: RuleForm): number | null {
  const [, step, below] = /^steps\.(\d+)\.when\.?(.*)$/.exec(path) ?? [];
  if (step !== undefined) {
    const draft = form.steps[Number(step)]?.when;
    return draft ? partAt(writeDraft(draft).places, below ?? '') : null;
  }
  const [, which, rest] = /^(when|if|scope)(?:\.|$)(.*)$/.exec(path) ?? [];
  if (which === undefined) return null;
  return partAt(writeDraft(which === 'scope' ? form.scope : form.when).places, rest ?? '');
}
