/** Values, comparisons, spans and lists in Chinese. */
import type { Scalar } from './language.ts';
import { endText, entryOf, moneyText, numberText, type ValueType } from './phrases.ts';
import type { ResolvedAt, ResolvedWindow, Test } from './resolved.ts';
import type { ChineseWords } from './simplified.ts';

/** Longer lists of values are cut: 是「A」、「B」等 12 项之一. */
const LISTED = 5;

/** Joins pieces, with a space where Chinese meets Latin letters or digits. Nothing inside a piece changes. */
export const glue = (...pieces: readonly string[]): string =>
  pieces
    .filter((piece) => piece !== '')
    .reduce((text, piece) => {
      const gap =
        (/\p{Script=Han}$/u.test(text) && /^[A-Za-z0-9¥−-]/.test(piece)) ||
        (/[A-Za-z0-9)]$/.test(text) && /^\p{Script=Han}/u.test(piece));
      return `${text}${gap ? ' ' : ''}${piece}`;
    }, '');

export const quote = (name: string): string => `「${name}」`;

/** A、B和C, with the given last joint. */
export const list = (parts: readonly string[], joint: string): string =>
  parts.length < 2 ? (parts[0] ?? '') : glue(parts.slice(0, -1).join('、'), joint, parts.at(-1) ?? '');

export class ChineseValues {
  readonly #words: ChineseWords['words'];
  readonly #names: ChineseWords['names'];

  constructor({ words, names }: ChineseWords) {
    this.#words = words;
    this.#names = names;
  }

  duration(text: string): string {
    const unit = text.replace(/^\d+/, '');
    return `${Number.parseInt(text, 10)} ${entryOf(this.#names.units, unit) ?? unit}`;
  }

  window(window: ResolvedWindow): string {
    const w = this.#words;
    switch (window.kind) {
      case 'last':
        return glue(w.within, this.duration(window.text), w.inside);
      case 'before':
        return glue(this.duration(window.text), w.ago);
      case 'calendar':
        return this.#names.calendar[window.span];
      case 'between': {
        const since = window.since === null ? '' : endText(window.since);
        const until = window.until === null ? '' : endText(window.until);
        if (since && until) return glue(since, w.to, `${until}${w.endOpen}`);
        return since ? glue(since, w.from) : glue(until, w.ago);
      }
    }
  }

  /** 在周三 20:00–22:00 */
  clock({ weekdays, from, until }: ResolvedAt): string {
    const w = this.#words;
    const days = weekdays ? this.#weekdays(weekdays) : '';
    const time =
      from && until ? `${from}–${until}` : from ? glue(from, w.onward) : until ? glue(until, w.ago) : '';
    return glue(w.at, days, time);
  }

  /** 周一、周三; 周一至周五 from three in a row on. */
  #weekdays(days: readonly number[]): string {
    const names = days.map((day) => this.#names.weekdays[day - 1] ?? '');
    const [first, last] = [days[0] ?? 0, days.at(-1) ?? 0];
    const row = days.length > 2 && last - first === days.length - 1;
    return row ? `${names[0]}${this.#words.to}${names.at(-1)}` : names.join('、');
  }

  #value(value: Scalar, type: ValueType): string {
    if (typeof value === 'boolean') return value ? this.#words.yes : this.#words.no;
    if (typeof value !== 'string') return this.number(value, type);
    const change = type === 'change' ? entryOf(this.#names.changes, value) : undefined;
    return change ?? (type === 'date' || type === 'option' ? value : quote(value));
  }

  number(value: number, type: ValueType): string {
    if (type === 'money') return moneyText(value);
    return type === 'seconds' ? `${numberText(value)} ${this.#names.units.s}` : numberText(value);
  }

  #values(values: readonly Scalar[], type: ValueType): string {
    const shown = values.slice(0, LISTED).map((value) => this.#value(value, type));
    return values.length > LISTED
      ? glue(shown.join('、'), this.#words.oneOf, String(values.length), this.#words.oneOfEnd)
      : list(shown, this.#words.or);
  }

  /** `exists`: the words for being there and for missing. */
  compare(test: Test, type: ValueType, exists: readonly [there: string, missing: string]): string {
    const w = this.#words;
    const dated = type === 'date';
    switch (test.op) {
      case 'is':
        return glue(typeof test.value === 'boolean' ? w.says : w.is, this.#value(test.value, type));
      case 'isNot':
        return glue(w.isNot, this.#value(test.value, type));
      case 'in':
        return glue(w.is, this.#values(test.values, type));
      case 'notIn':
        return glue(w.isNot, this.#values(test.values, type));
      case 'contains':
        return glue(w.contains, quote(test.value));
      case 'mentions':
        return glue(w.mentions, this.#values(test.values, type));
      case 'startsWith':
        return glue(w.starts, quote(test.value), w.startsEnd);
      case 'gt':
        return glue(dated ? w.later : w.gt, this.#value(test.value, type));
      case 'gte':
        return glue(
          dated ? w.notEarlier : type === 'seconds' ? w.noLess : w.gte,
          this.#value(test.value, type),
        );
      case 'lt':
        return glue(dated ? w.earlier : w.lt, this.#value(test.value, type));
      case 'lte':
        return glue(dated ? w.notLater : w.lte, this.#value(test.value, type));
      case 'between': {
        const [from, to] = [this.#value(test.from, type), this.#value(test.to, type)];
        return glue(w.at, dated ? glue(from, w.to, to) : `${from}–${to}`, w.between);
      }
      case 'exists':
        return exists[test.value ? 0 : 1];
    }
  }
}
