/** Comparisons as people type them: 不低于 3, 5 秒以下, 在 18–24 之间, 是「上海」或「杭州」, 含「海」, 早于 1990-01-01. */
import type { Operators, Scalar } from '../language.ts';
import type { AttributeType } from '../vocabulary.ts';
import type { Cursor } from './cursor.ts';
import { foldTyped } from './fold.ts';
import type { BoundName, Unit } from './token.ts';

export interface Compared {
  readonly type: AttributeType | 'seconds' | 'free';
  /** What options are called, and what they are. */
  readonly options?: readonly (readonly [folded: string, value: string])[];
}

export interface Amount {
  /** Null: a bare number. */
  readonly op: BoundName | null;
  readonly min: number;
  readonly max: number;
  readonly unit: Unit | null;
  readonly money: boolean;
}

const INCLUSIVE = /^[以起]|^\+/;
const EXCLUSIVE = /^(超过|超過|逾|不到|不足|未满|未滿|不满|不滿|超$)/;

/** 至少 5 次, 五次及以上, 一到两次, 超过 3 天. Takes nothing where there is no number. */
export function readAmount(c: Cursor): Amount | null {
  return c.attempt(() => {
    c.fillers();
    const [from, word] = [c.from, c.letters()];
    const first = c.peek('bound');
    const before = first && !first.after ? c.take('bound') : undefined;
    c.fillers();
    const number = c.take('number');
    if (!number) return null;
    const unit = c.take('unit')?.unit ?? null;
    const [boundFrom, bound] = [c.from, c.letters()];
    const behind = c.tokens[c.at]?.meanings.find((one) => one.kind === 'bound' && one.after);
    if (behind) c.advance();
    if (behind && INCLUSIVE.test(bound)) c.choose('inclusive', boundFrom, c.end, { word: bound });
    if (before && EXCLUSIVE.test(word)) c.choose('exclusive', from, c.end, { word });
    const op = before?.op ?? (behind?.kind === 'bound' ? behind.op : null);
    return { op, min: number.min, max: number.max, unit, money: number.money };
  });
}

const SECONDS: Readonly<Partial<Record<Unit, number>>> = { s: 1, m: 60, h: 3600 };

/** A number as the type has it: seconds, 分 for money. Null where the unit is another one. */
function scaled(amount: Amount, type: Compared['type']): readonly [number, number] | null {
  const { unit, money, min, max } = amount;
  const by = (factor: number) => [Math.round(min * factor), Math.round(max * factor)] as const;
  if (type === 'money') return unit === null || unit === 'yuan' ? by(100) : null;
  if (type === 'seconds') {
    const factor = unit === null ? 1 : SECONDS[unit];
    return factor === undefined ? null : by(factor);
  }
  if (money || unit === 'yuan') return type === 'free' ? by(100) : null;
  return [min, max];
}

function compareNumbers(c: Cursor, { type }: Compared): Operators | null {
  return c.attempt(() => {
    const inside = c.word('in');
    const from = c.from;
    const amount = readAmount(c);
    const range = amount && scaled(amount, type);
    if (!range) return null;
    const between = c.word('between');
    // 0 秒–3 秒: the unit stands twice.
    const through = inside && !between ? c.attempt(() => readThrough(c, type)) : null;
    if (through !== null) return { between: [range[0], through] };
    const [min, max] = range;
    const { op } = amount;
    if (inside && !between) return null;
    if (op === null) {
      if (between || min !== max) return { between: [min, max] };
      if (type !== 'seconds') return { is: min };
      c.choose('bareNumber', from, c.end, { value: min });
      return { gte: min };
    }
    return { [op]: op === 'lte' || op === 'lt' ? max : min };
  });
}

function readThrough(c: Cursor, type: Compared['type']): number | null {
  if (!/^[–—~至到-]$/.test(c.letters())) return null;
  c.advance();
  const amount = readAmount(c);
  const range = amount && scaled(amount, type);
  return range && c.word('between') ? range[1] : null;
}

const dateWords = { later: 'gt', notEarlier: 'gte', earlier: 'lt', notLater: 'lte' } as const;

function compareDays(c: Cursor): Operators | null {
  for (const [word, op] of Object.entries(dateWords)) {
    const got = c.attempt(() => {
      const day = c.word(word as keyof typeof dateWords) ? c.take('day') : undefined;
      return day ? { [op]: day.text } : null;
    });
    if (got) return got;
  }
  return c.attempt(() => {
    if (!c.word('in')) return null;
    const from = c.take('day');
    const to = from && c.word('to') ? c.take('day') : undefined;
    return from && to && c.word('between') ? { between: [from.text, to.text] as const } : null;
  });
}

/** One value to be equal to; `named`: the text said 是 before it, so a bare run of letters is a text too. */
function readValue(c: Cursor, compared: Compared): Scalar | null {
  const { type, options = [] } = compared;
  switch (type) {
    case 'one':
    case 'many':
      return c.attempt(() => readOption(c, options));
    case 'boolean':
      return c.word('yes') ? true : c.word('no') ? false : null;
    case 'date':
      return c.attempt(() => {
        const day = c.take('day')?.text ?? null;
        return beginsSpan(c) ? null : day;
      });
    case 'text':
      return c.take('quoted')?.text ?? bareText(c);
    case 'free':
      if (c.peek('quoted')) return c.take('quoted')?.text ?? null;
      if (c.isWord('yes') || c.isWord('no')) return readValue(c, { type: 'boolean' });
      return numberValue(c, compared);
    default:
      return numberValue(c, compared);
  }
}

/** 3 天以前, 2026-11-01 起: a span of time, not a value. */
const beginsSpan = (c: Cursor): boolean =>
  (['ago', 'from', 'to', 'inside', 'afterThat'] as const).some((word) => c.isWord(word));

const numberValue = (c: Cursor, { type }: Compared): number | null =>
  c.attempt(() => {
    if (!c.peek('number')) return null;
    const amount = readAmount(c);
    const range = amount && amount.op === null ? scaled(amount, type) : null;
    return range && range[0] === range[1] && !beginsSpan(c) ? range[0] : null;
  });

function readOption(c: Cursor, options: NonNullable<Compared['options']>): string | null {
  const quoted = c.peek('quoted');
  if (quoted) {
    const wanted = foldTyped(quoted.text.trim());
    const found = options.find(([text]) => text === wanted);
    if (found) c.advance();
    return found?.[1] ?? null;
  }
  const folded = foldTyped(c.text);
  return options.find(([text]) => c.letterRun(folded, text))?.[1] ?? null;
}

/** Letters up to the next joint: 城市是上海. */
function bareText(c: Cursor): string | null {
  const from = c.from;
  const ends = () =>
    c.done || c.peek('joint') || c.peek('open') || c.peek('close') || c.isWord('customers') || c.isWord('of');
  while (!ends()) c.advance();
  return c.end > from ? c.text.slice(from, c.end).trim() : null;
}

const beginsComparison = (c: Cursor): boolean =>
  (['is', 'isNot', 'contains', 'starts', 'there', 'missing', 'in'] as const).some((word) => c.isWord(word)) ||
  c.peek('measure') !== undefined ||
  c.peek('bound')?.after === false;

function readValues(c: Cursor, compared: Compared): Scalar[] {
  const first = readValue(c, compared);
  if (first === null) return [];
  const values = [first];
  for (;;) {
    const next = c.attempt(() => {
      const joint = c.take('joint')?.joint;
      if (joint !== 'list' && joint !== 'or') return null;
      const bare = compared.type === 'text' && !c.peek('quoted');
      if (bare && (c.tokens[c.at]?.meanings.length ?? 1) > 0) return null;
      const value = readValue(c, compared);
      // 是 2、「会员价」有记录: what is compared next is no value.
      return value !== null && compared.type === 'free' && beginsComparison(c) ? null : value;
    });
    if (next === null) return values;
    values.push(next);
  }
}

function compareValues(c: Cursor, compared: Compared): Operators | null {
  return c.attempt(() => {
    const negative = c.isWord('isNot') || c.peek('not') !== undefined;
    if (c.peek('not')) c.advance();
    const colon = c.peek('joint')?.joint === 'colon';
    if (colon) c.advance();
    else if (!c.word('isNot', 'is') && !(compared.type === 'many' && c.word('contains'))) return null;
    c.fillers();
    const values = readValues(c, compared);
    const [first] = values;
    if (first === undefined) return null;
    if (values.length > 1) return negative ? { notIn: values } : { in: values };
    return negative ? { isNot: first } : { is: first };
  });
}

function compareParts(c: Cursor): Operators | null {
  return c.attempt(() => {
    if (c.word('said')) {
      const mentions = quotedList(c);
      return mentions.length > 0 ? { mentions } : null;
    }
    const contains = c.word('contains');
    if (!contains && !c.word('starts')) return null;
    const text = c.take('quoted')?.text;
    if (text === undefined || text.trim() === '') return null;
    if (contains) return { contains: text.trim() };
    return c.word('startsEnd') ? { startsWith: text.trim() } : null;
  });
}

/** 「优惠」、「套餐」或「折扣」 */
function quotedList(c: Cursor): string[] {
  const found: string[] = [];
  for (;;) {
    const next = c.attempt(() => {
      const joint = found.length > 0 ? c.take('joint')?.joint : 'or';
      const text = joint === 'list' || joint === 'or' ? c.take('quoted')?.text.trim() : undefined;
      return text && !beginsComparison(c) ? text : null;
    });
    if (next === null) return found;
    found.push(next);
  }
}

const NUMERIC: readonly Compared['type'][] = ['number', 'money', 'seconds', 'free'];

/** One comparison that fits the type. Null takes nothing. */
export function readComparison(c: Cursor, compared: Compared): Operators | null {
  const { type } = compared;
  return c.attempt(() => {
    c.fillers();
    if (c.word('there')) return { exists: true };
    if (c.word('missing')) return { exists: false };
    if (type === 'text' || type === 'free') {
      const part = compareParts(c);
      if (part) return part;
    }
    if (type === 'date') {
      const day = compareDays(c);
      if (day) return day;
    }
    const values = compareValues(c, compared);
    if (values) return values;
    return NUMERIC.includes(type) ? compareNumbers(c, compared) : null;
  });
}
