/** How the columns of a file become fields: the stored and public form, and whether it can work. */
import { z } from 'zod';
import type { ErrorDetail, Facts } from '#kernel';
import { dateFormat } from './date-format.ts';
import {
  IGNORE,
  isSingle,
  type MappedKind,
  mappedKinds,
  parseTarget,
  slotOf,
  type Target,
} from './targets.ts';
import type { Vocabulary } from './vocabulary.ts';

const refuse = (code: string) => ({ params: { code } });

/** Names under which programs and people know the encodings. */
const encodingNames: Readonly<Record<string, string>> = {
  utf8: 'utf-8',
  'utf-8-sig': 'utf-8',
  gbk: 'gb18030',
  gb2312: 'gb18030',
  cp936: 'gb18030',
  utf16le: 'utf-16le',
  'utf-16': 'utf-16le',
  utf16be: 'utf-16be',
};

const encoding = z
  .string()
  .max(20)
  .transform((name) => encodingNames[name.trim().toLowerCase()] ?? name.trim().toLowerCase())
  .pipe(z.enum(['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'big5']));

/** What an order number can be made from, in the order in which it shows. */
export const derivedParts = ['customer', 'paidAt', 'amount', 'quantity', 'product', 'occurrence'] as const;
export type DerivedPart = (typeof derivedParts)[number];

export const mappingSchema = z.strictObject({
  /** Name of the column → target (`targets.ts`). Columns that are not named are ignored. */
  columns: z.record(
    z.string().max(500),
    z
      .string()
      .max(200)
      .refine(
        (target) => mappedKinds.some((kind) => parseTarget(target, kind) !== null),
        refuse('import.unknownTarget'),
      ),
  ),
  /** The first row names the columns; otherwise they are called `#1`, `#2` … */
  header: z.boolean().default(true),
  format: z.enum(['csv', 'xlsx', 'fixed']).optional(),
  encoding: encoding.optional(),
  delimiter: z.enum([',', '\t', ';', '|']).optional(),
  /** Name of the sheet of a workbook. */
  sheet: z.string().max(100).optional(),
  /** Title rows above the header. */
  skipRows: z.number().int().min(0).max(1000).optional(),
  /** See `dateFormat`, or `unix`, `unixMs`. */
  dateFormat: z
    .string()
    .max(40)
    .refine(
      (pattern) => pattern === 'unix' || pattern === 'unixMs' || dateFormat(pattern) !== null,
      refuse('import.badDateFormat'),
    )
    .optional(),
  /** Of amounts without a currency column. Default CNY. */
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional(),
  /** What plain amounts count: `major` 元 (default) or `minor` 分. */
  amountUnit: z.enum(['major', 'minor']).optional(),
  /** What the rows of an event file are, where no column says it. */
  eventType: z.string().min(1).max(80).optional(),
  /**
   * For order files without order numbers: makes one from the row's own values, so that importing the file again finds
   * the same orders. `occurrence` counts rows of this file that are equal in the other parts.
   */
  orderNo: z
    .strictObject({
      derive: z
        .array(z.enum(derivedParts))
        .refine(
          (parts) =>
            new Set(parts).size === parts.length && parts.includes('customer') && parts.includes('paidAt'),
          refuse('import.deriveIncomplete'),
        ),
    })
    .optional(),
});
/** With the defaults filled in. */
export type Mapping = z.output<typeof mappingSchema>;
export type MappingInput = z.input<typeof mappingSchema>;

export interface MappedColumn {
  readonly index: number;
  readonly header: string;
  readonly target: Target;
}

/** The columns that are read, in the order of the file. */
export function mappedColumns(
  headers: readonly string[],
  mapping: Mapping,
  kind: MappedKind,
): MappedColumn[] {
  return headers.flatMap((header, index) => {
    const text = Object.hasOwn(mapping.columns, header) ? mapping.columns[header] : undefined;
    const target = text === undefined ? null : parseTarget(text, kind);
    return target && target.field !== IGNORE ? [{ index, header, target }] : [];
  });
}

/** Everything that keeps a mapping from working on a file, by field. Empty: it can be run. */
export function mappingProblems(
  kind: MappedKind,
  headers: readonly string[],
  mapping: Mapping,
  vocabulary: Vocabulary,
): ErrorDetail[] {
  const problems: ErrorDetail[] = [];
  const seen = new Set<string>();
  for (const [header, text] of Object.entries(mapping.columns)) {
    const say = (code: string, facts: Facts) =>
      problems.push({ path: `mapping.columns.${header.slice(0, 80)}`, code, facts });
    if (!headers.includes(header)) say('import.unknownColumn', { column: header.slice(0, 80) });
    const target = parseTarget(text, kind);
    if (!target) {
      say('import.targetOfOtherKind', { target: text, kind });
      continue;
    }
    const unknown = unknownName(target, vocabulary);
    if (unknown) say(unknown.code, unknown.facts);
    const slot = slotOf(target);
    if (isSingle(target, kind) && seen.has(slot)) say('import.targetTwice', { target: slot });
    seen.add(slot);
  }
  const missing = (targets: string) =>
    problems.push({ path: 'mapping.columns', code: 'import.targetMissing', facts: { targets } });
  for (const targets of needed(kind, mapping))
    if (!targets.some((target) => seen.has(target))) missing(targets.join(', '));
  if (mapping.eventType !== undefined && kind !== 'events')
    problems.push({ path: 'mapping.eventType', code: 'import.optionOfOtherKind', facts: { kind: 'events' } });
  if (mapping.orderNo) {
    if (kind !== 'orders')
      problems.push({ path: 'mapping.orderNo', code: 'import.optionOfOtherKind', facts: { kind: 'orders' } });
    if (seen.has('orderNo'))
      problems.push({ path: 'mapping.orderNo', code: 'import.orderNoTwice', facts: {} });
    for (const part of mapping.orderNo.derive) {
      const columns = part === 'amount' ? ['amount', 'itemAmount'] : [part];
      if (part !== 'occurrence' && !columns.some((column) => seen.has(column))) missing(part);
    }
  }
  return problems;
}

/** Groups of targets of which one at least must be mapped. */
function needed(kind: MappedKind, mapping: Mapping): string[][] {
  switch (kind) {
    case 'customers':
      return [['id', 'ref', 'externalUserId', 'unionId', 'phone']];
    case 'orders':
      return [...(mapping.orderNo ? [] : [['orderNo']]), ['customer'], ['paidAt'], ['amount', 'itemAmount']];
    case 'events':
      return [...(mapping.eventType === undefined ? [['eventType']] : []), ['customer'], ['at']];
    case 'taggings':
      return [['customer'], ['tags', 'tag', 'remove']];
  }
}

function unknownName(target: Target, vocabulary: Vocabulary): { code: string; facts: Facts } | null {
  const { field, name } = target;
  if (name === null) return null;
  if (field === 'attribute') {
    const attribute = vocabulary.attributes.find((a) => a.key === name);
    if (!attribute) return { code: 'attribute.undeclared', facts: { key: name.slice(0, 80) } };
    if (attribute.archived) return { code: 'attribute.archived', facts: { key: name } };
  }
  if (
    (field === 'tag' || field === 'remove') &&
    !vocabulary.groups.some((g) => g.name === name || g.aliases?.includes(name))
  )
    return { code: 'tagGroup.notFound', facts: { group: name.slice(0, 80) } };
  return null;
}
