/** Guesses what the columns of a file mean, from their names and a few rows. People see the guess and may change it. */
import { proposeDateFormat } from './dates.ts';
import { foldHeader } from './fold-header.ts';
import { type HeaderWords, headerWords } from './header-words.ts';
import type { MappingInput } from './mapping.ts';
import { IGNORE, isSingle, type MappedKind, parseTarget, slotOf } from './targets.ts';
import type { Vocabulary } from './vocabulary.ts';

interface Candidate {
  readonly header: string;
  readonly target: string;
  readonly score: number;
}

/**
 * A target for every header; `ignore` for those that say nothing. Names of the workspace itself (tag groups and their
 * aliases, labels and keys of attributes) come before the usual words, for somebody made them on purpose. A target that may be
 * used once goes to the header that fits best, then to the first.
 */
export function proposeMapping(
  headers: readonly string[],
  kind: MappedKind,
  vocabulary: Vocabulary,
): Record<string, string> {
  const candidates = headers
    .flatMap((header) => candidatesFor(header, kind, vocabulary))
    .sort((a, b) => b.score - a.score);
  const chosen = new Map<string, string>();
  const taken = new Set<string>();
  for (const { header, target } of candidates) {
    const parsed = parseTarget(target, kind);
    if (!parsed || chosen.has(header)) continue;
    const slot = slotOf(parsed);
    if (isSingle(parsed, kind) && taken.has(slot)) continue;
    taken.add(slot);
    chosen.set(header, target);
  }
  return Object.fromEntries(headers.map((header) => [header, chosen.get(header) ?? IGNORE]));
}

const VOCABULARY = 30_000;
const WHOLE = 20_000;
const PART = 10_000;
/** The order of the list of targets decides before the order of words, e.g. the customer's number before the phone. */
const PLACE = 100;

function candidatesFor(header: string, kind: MappedKind, vocabulary: Vocabulary): Candidate[] {
  const name = foldHeader(header);
  if (name === '') return [];
  const found: Candidate[] = vocabularyTargets(name, kind, vocabulary).map((target, i) => ({
    header,
    target,
    score: VOCABULARY - i,
  }));
  headerWords[kind].forEach((words, i) => {
    const score = scoreOf(name, words);
    if (score > 0) found.push({ header, target: words.target, score: score - PLACE * i });
  });
  return found;
}

/** How a column was recognised: by a name of this workspace, by a usual word, or only by a part of one. */
export type Certainty = 'own' | 'word' | 'part';

/** `null`: the header does not speak for this target; somebody, or the cells, said so. */
export function certaintyOf(
  header: string,
  target: string,
  kind: MappedKind,
  vocabulary: Vocabulary,
): Certainty | null {
  const scores = candidatesFor(header, kind, vocabulary)
    .filter((candidate) => candidate.target === target)
    .map((candidate) => candidate.score);
  if (scores.length === 0) return null;
  const best = Math.max(...scores);
  return best > WHOLE ? 'own' : best > PART ? 'word' : 'part';
}

function scoreOf(name: string, { words, parts, not }: HeaderWords): number {
  const whole = words.indexOf(name);
  if (whole >= 0) return WHOLE - whole;
  if (not.some((part) => name.includes(part))) return 0;
  const part = parts.findIndex((each) => name.includes(each));
  return part >= 0 ? PART - part : 0;
}

function vocabularyTargets(name: string, kind: MappedKind, vocabulary: Vocabulary): string[] {
  if (kind === 'orders' || kind === 'events') return [];
  const bare = name.replace(/(标签组|標籤組|标签|標籤|tags?)$/, '');
  const targets: string[] = [];
  for (const group of vocabulary.groups)
    if (
      [group.name, ...(group.aliases ?? [])].some(
        (each) => foldHeader(each) === name || (bare !== '' && foldHeader(each) === bare),
      )
    )
      targets.push(`tag:${group.name}`);
  if (kind === 'customers')
    for (const attribute of vocabulary.attributes)
      if (!attribute.archived && (foldHeader(attribute.label) === name || foldHeader(attribute.key) === name))
        targets.push(`attribute:${attribute.key}`);
  return targets;
}

/**
 * A whole mapping from headers and sample rows: columns, the pattern of dates that need one, currency and unit of
 * amounts, and derived order numbers when an order file has none. What concerns the file itself (encoding, delimiter) is not in it.
 */
export function proposeImport(
  headers: readonly string[],
  kind: MappedKind,
  vocabulary: Vocabulary,
  samples: readonly (readonly string[])[],
): MappingInput {
  const columns = proposeMapping(headers, kind, vocabulary);
  const cellsOf = (header: string) =>
    samples.map((cells) => cells[headers.indexOf(header)] ?? '').filter((cell) => cell !== '');
  if (kind === 'customers') preferOwnIds(columns, cellsOf);
  const mapping: MappingInput = { columns };
  const isDate = (target: string) => {
    const parsed = parseTarget(target, kind);
    const type = vocabulary.attributes.find((a) => a.key === parsed?.name)?.type;
    return (
      ['paidAt', 'refundedAt', 'expiresAt', 'at'].includes(target) ||
      (parsed?.field === 'attribute' && type === 'date')
    );
  };
  const dates = headers.filter((header) => isDate(columns[header] ?? '')).flatMap(cellsOf);
  const format = proposeDateFormat(dates);
  if (format !== null) mapping.dateFormat = format;
  if (kind !== 'orders') return mapping;

  const targets = Object.values(columns);
  const amount = headers.find((header) => columns[header] === 'amount' || columns[header] === 'itemAmount');
  const { currency, unit } = moneyHints(amount ?? '');
  if (currency !== null && !targets.includes('currency')) mapping.currency = currency;
  if (unit !== null) mapping.amountUnit = unit;
  if (!targets.includes('orderNo')) {
    const parts = (['amount', 'quantity', 'product'] as const).filter(
      (part) => targets.includes(part) || (part === 'amount' && targets.includes('itemAmount')),
    );
    mapping.orderNo = { derive: ['customer', 'paidAt', ...parts, 'occurrence'] };
  }
  return mapping;
}

/** Our own exports carry our ids in the column that elsewhere holds the caller's number. */
function preferOwnIds(columns: Record<string, string>, cellsOf: (header: string) => string[]): void {
  for (const [header, target] of Object.entries(columns)) {
    const cells = cellsOf(header);
    if (target === 'ref' && cells.length > 0 && cells.every((cell) => /^cus_\d+$/.test(cell)))
      columns[header] = 'id';
  }
}

function moneyHints(header: string): { currency: string | null; unit: 'minor' | null } {
  const text = header.normalize('NFKC').toLowerCase();
  const currencies: readonly [code: string, words: RegExp][] = [
    ['HKD', /hkd|hk\$|港元|港币|港幣/],
    ['TWD', /twd|ntd|nt\$|台币|台幣|臺幣/],
    ['USD', /usd|us\$|dollar|美元|美金/],
    ['EUR', /eur|€|欧元|歐元/],
    ['GBP', /gbp|£|英镑|英鎊/],
    ['JPY', /jpy|日元|日圆|日圓/],
    ['CNY', /cny|rmb|yuan|人民币|人民幣|元/],
  ];
  const currency = currencies.find(([, words]) => words.test(text))?.[0] ?? null;
  return { currency, unit: /[(（\s_]分[)）]?$|cents?\b|minor/.test(text) ? 'minor' : null };
}
