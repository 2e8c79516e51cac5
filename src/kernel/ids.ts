/**
 * Ids that leave the program. Inside, a row is a number; outside it is `<kind>_<number>`, so that a
 * pasted id says what it is and an id of the wrong kind is refused by name instead of finding another row.
 */
import { invalid } from './errors.ts';

export const idPrefix = {
  workspace: 'ws',
  staff: 'stf',
  department: 'dep',
  apiKey: 'key',
  customer: 'cus',
  attribute: 'att',
  category: 'cat',
  group: 'grp',
  tag: 'tag',
  cause: 'cau',
  audience: 'aud',
  order: 'ord',
  event: 'evt',
  import: 'imp',
  job: 'job',
  audit: 'adt',
  changeSet: 'chg',
  channel: 'chn',
  notice: 'ntc',
  noticeMessage: 'msg',
  rule: 'rul',
  suggestion: 'sug',
  material: 'mat',
  materialFile: 'mfl',
  materialLink: 'mlk',
  visit: 'vis',
  site: 'sit',
  siteEvent: 'pgv',
  form: 'frm',
  formLink: 'flk',
  formAnswer: 'fan',
} as const;

export type IdKind = keyof typeof idPrefix;

export const toId = (kind: IdKind, n: number | string): string => `${idPrefix[kind]}_${n}`;

/** Kinds that are counted with 64 bits in the database; all others with 32. */
const LONG: ReadonlySet<IdKind> = new Set([
  'cause',
  'order',
  'event',
  'job',
  'audit',
  'changeSet',
  'noticeMessage',
  'suggestion',
  'visit',
  'siteEvent',
  'formAnswer',
]);

/** The number inside an id, or `null` when the text is not an id of this kind. Numbers stay below 2^53. */
export function fromId(kind: IdKind, id: string): number | null {
  const prefix = `${idPrefix[kind]}_`;
  if (!id.startsWith(prefix)) return null;
  const digits = id.slice(prefix.length);
  if (!/^[1-9]\d{0,14}$/.test(digits)) return null;
  const n = Number(digits);
  return LONG.has(kind) || n <= 0x7fffffff ? n : null;
}

/** Like `fromId`, but a wrong id is refused with the field's name. Error: `id.invalid`. */
export function needId(kind: IdKind, id: string, path = 'id'): number {
  const n = fromId(kind, id);
  if (n === null)
    throw invalid('id.invalid', { id: id.slice(0, 80), expected: `${idPrefix[kind]}_…` }, [
      { path, code: 'invalidId' },
    ]);
  return n;
}
