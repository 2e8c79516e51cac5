/** What the first cells of a column would become under a target: the readers of the import itself, in the browser. Pure. */

import type { AttributeType } from '#features/customers/core';
import type { MappedKind } from '#features/imports/core';
import {
  parseDate,
  parseMoney,
  parseNumber,
  parsePhone,
  parseTarget,
  parseYesNo,
  splitList,
} from '#features/imports/core';

export interface SampleAttribute {
  readonly key: string;
  readonly type: AttributeType;
  readonly options: readonly string[];
}

export interface SampleContext {
  readonly kind: MappedKind;
  readonly attributes: readonly SampleAttribute[];
  readonly timeZone: string;
  readonly dateFormat?: string | undefined;
  readonly currency?: string | undefined;
  readonly amountUnit?: 'major' | 'minor' | undefined;
}

export type SampleValue =
  | { readonly kind: 'empty' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'money'; readonly minor: number; readonly currency: string }
  | { readonly kind: 'yesNo'; readonly yes: boolean }
  /** `code` as the import would report it. */
  | { readonly kind: 'wrong'; readonly code: string };

const EMPTY: SampleValue = { kind: 'empty' };
const text = (value: string): SampleValue => ({ kind: 'text', text: value });
const wrong = (code: string): SampleValue => ({ kind: 'wrong', code });

type Meaning = 'phone' | 'date' | 'amount' | 'number' | 'list' | 'yesNo' | 'option' | 'options' | 'plain';

const attributeMeaning: Readonly<Record<AttributeType, Meaning>> = {
  text: 'plain',
  number: 'number',
  money: 'amount',
  date: 'date',
  boolean: 'yesNo',
  one: 'option',
  many: 'options',
};

function meaningOf(target: string, context: SampleContext): { meaning: Meaning; options: readonly string[] } {
  const parsed = parseTarget(target, context.kind);
  const attribute = context.attributes.find(
    (each) => parsed?.field === 'attribute' && each.key === parsed.name,
  );
  if (attribute) return { meaning: attributeMeaning[attribute.type], options: attribute.options };
  const meaning = ((): Meaning => {
    switch (parsed?.field) {
      case 'phone':
        return 'phone';
      case 'customer':
        return parsed.name === 'phone' ? 'phone' : 'plain';
      case 'paidAt':
      case 'refundedAt':
      case 'expiresAt':
      case 'at':
        return 'date';
      case 'amount':
      case 'refundAmount':
      case 'itemAmount':
        return 'amount';
      case 'quantity':
      case 'number':
        return 'number';
      case 'tags':
      case 'tag':
      case 'remove':
        return 'list';
      default:
        return 'plain';
    }
  })();
  return { meaning, options: [] };
}

const fold = (value: string) => value.normalize('NFKC').trim().toLowerCase();

/** One cell under a target. A phone number that the server has masked for this reader counts as readable. */
export function sampleValue(target: string, cell: string, context: SampleContext): SampleValue {
  const bare = cell.trim();
  if (bare === '' || bare === '-' || bare === 'NULL' || bare === '\\N') return EMPTY;
  const { meaning, options } = meaningOf(target, context);
  switch (meaning) {
    case 'phone': {
      if (/\d\*{2,}/.test(bare)) return text(bare);
      const phone = parsePhone(bare);
      return phone.ok ? text(phone.value) : wrong(phone.code);
    }
    case 'date': {
      const date = parseDate(bare, { timeZone: context.timeZone, dateFormat: context.dateFormat });
      return date.ok ? text(date.value.text.replace('T', ' ')) : wrong(date.code);
    }
    case 'amount': {
      const currency = context.currency ?? 'CNY';
      const money = parseMoney(bare, { unit: context.amountUnit ?? 'major', currency, negative: true });
      return money.ok
        ? { kind: 'money', minor: money.value.minor, currency: money.value.currency ?? currency }
        : wrong(money.code);
    }
    case 'number': {
      const number = parseNumber(bare);
      return number.ok ? text(String(number.value)) : wrong(number.code);
    }
    case 'yesNo': {
      const answer = parseYesNo(bare);
      return answer.ok ? { kind: 'yesNo', yes: answer.value } : wrong(answer.code);
    }
    case 'option':
    case 'options': {
      const entries =
        meaning === 'options' && !options.some((o) => fold(o) === fold(bare)) ? splitList(bare) : [bare];
      const known = entries.every((entry) => options.some((option) => fold(option) === fold(entry)));
      return known ? text(entries.join('、')) : wrong('attribute.notOption');
    }
    case 'list':
      return text(splitList(bare).join('、'));
    case 'plain':
      return /^[+-]?\d+(\.\d+)?e[+-]?\d+$/i.test(bare) ? wrong('import.scientific') : text(bare);
  }
}

export interface ColumnReading {
  readonly values: readonly SampleValue[];
  /** Cells with something in them, and those of them that can be read. */
  readonly filled: number;
  readonly readable: number;
  /** The first reason why not. */
  readonly code: string | null;
}

export function readColumn(target: string, cells: readonly string[], context: SampleContext): ColumnReading {
  const values = cells.map((cell) => sampleValue(target, cell, context));
  const filled = values.filter((value) => value.kind !== 'empty');
  const bad = filled.filter((value) => value.kind === 'wrong');
  const [first] = bad;
  return {
    values,
    filled: filled.length,
    readable: filled.length - bad.length,
    code: first?.kind === 'wrong' ? first.code : null,
  };
}
