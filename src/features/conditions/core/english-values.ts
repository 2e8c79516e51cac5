/** Values, comparisons, spans and lists in English. */
import type { CalendarSpan, Source } from '#kernel';
import type { FollowStatus, MeasureName, Scalar } from './language.ts';
import { endText, entryOf, moneyText, numberText, type ValueType } from './phrases.ts';
import type { ResolvedAt, ResolvedWindow, Test } from './resolved.ts';

/** Longer lists of values are cut. */
const LISTED = 5;

export const sourceNames: Readonly<Record<Source, string>> = {
  manual: 'hand',
  bulk: 'bulk tagging',
  import: 'an import',
  rule: 'a rule',
  model: 'a model',
  channel: 'a channel code',
  material: 'reading a material',
  wecom: 'WeCom',
  api: 'the API',
  form: 'a form',
  customer: 'the customer',
};

export const statusNames: Readonly<Record<FollowStatus, string>> = {
  half: 'pending',
  active: 'active',
  deletedByCustomer: 'deleted by the customer',
  deletedByStaff: 'deleted by staff',
  transferred: 'transferred',
};

export const calendarNames: Readonly<Record<CalendarSpan, string>> = {
  today: 'today',
  yesterday: 'yesterday',
  thisWeek: 'this week',
  lastWeek: 'last week',
  thisMonth: 'this month',
  lastMonth: 'last month',
  thisQuarter: 'this quarter',
  lastQuarter: 'last quarter',
  thisYear: 'this year',
  lastYear: 'last year',
};

const unitNames: Readonly<Record<string, string>> = {
  s: 'second',
  m: 'minute',
  h: 'hour',
  d: 'day',
  w: 'week',
  mo: 'month',
  bd: 'working day',
};

export const propertyNames: Readonly<Record<string, string>> = {
  addWay: 'way of adding',
  former: 'former channel',
  tag: 'tag',
  source: 'source',
  seconds: 'time spent',
  url: 'address',
  orderNo: 'order number',
  'items.product': 'product',
  'items.quantity': 'quantity of an item',
  'items.amount': 'amount of an item',
  from: 'previous value',
  to: 'next value',
  change: 'direction',
};

const plainProperties: ReadonlySet<string> = new Set(
  'channel text chat material visit product form live campaign amount currency quantity kind'.split(' '),
);

export const quote = (name: string): string => `“${name}”`;

/** A, B and C, with the given last joint. */
export const list = (parts: readonly string[], joint: string): string =>
  parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} ${joint} ${parts.at(-1)}`;

const weekdayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** `Mondays and Wednesdays`; `Monday to Friday` from three in a row on. */
function weekdaysText(days: readonly number[]): string {
  const names = days.map((day) => weekdayNames[day - 1] ?? '');
  const [first, last] = [days[0] ?? 0, days.at(-1) ?? 0];
  if (days.length > 2 && last - first === days.length - 1) return `${names[0]} to ${names.at(-1)}`;
  return list(
    names.map((name) => `${name}s`),
    'and',
  );
}

export class EnglishValues {
  duration(text: string): string {
    const n = Number.parseInt(text, 10);
    const unit = text.replace(/^\d+/, '');
    return `${n} ${entryOf(unitNames, unit) ?? unit}${n === 1 ? '' : 's'}`;
  }

  window(window: ResolvedWindow): string {
    switch (window.kind) {
      case 'last':
        return `in the last ${this.duration(window.text)}`;
      case 'before':
        return `more than ${this.duration(window.text)} ago`;
      case 'calendar':
        return calendarNames[window.span];
      case 'between': {
        const since = window.since === null ? '' : `from ${endText(window.since)}`;
        const until = window.until === null ? '' : `before ${endText(window.until)}`;
        return since && until ? `${since} to ${until}` : since || until;
      }
    }
  }

  /** `on Mondays and Wednesdays from 20:00 to 22:00` */
  clock({ weekdays, from, until }: ResolvedAt): string {
    const days = weekdays ? `on ${weekdaysText(weekdays)}` : '';
    const time =
      from && until ? `from ${from} to ${until}` : from ? `from ${from} on` : until ? `before ${until}` : '';
    return days && time ? `${days} ${time}` : days || time;
  }

  property(path: string): string {
    return entryOf(propertyNames, path) ?? (plainProperties.has(path) ? path : quote(path));
  }

  measure(measure: MeasureName, property: string | null): string {
    const of = property === null ? '' : this.property(property);
    const texts: Readonly<Record<MeasureName, string>> = {
      sum: `total ${of}`,
      avg: `mean ${of}`,
      max: `largest ${of}`,
      min: `smallest ${of}`,
      median: `median ${of}`,
      distinct: `count of different ${of}`,
      days: 'count of days',
    };
    return texts[measure];
  }

  #value(value: Scalar, type: ValueType): string {
    if (typeof value === 'boolean') return value ? 'yes' : 'no';
    if (typeof value !== 'string') return this.number(value, type);
    return type === 'date' || type === 'option' || type === 'change' ? value : quote(value);
  }

  number(value: number, type: ValueType): string {
    if (type === 'money') return moneyText(value);
    return type === 'seconds' ? `${numberText(value)} s` : numberText(value);
  }

  #values(values: readonly Scalar[], type: ValueType): string {
    const shown = values.slice(0, LISTED).map((value) => this.#value(value, type));
    return values.length > LISTED
      ? `${shown.join(', ')} or ${values.length - LISTED} more`
      : list(shown, 'or');
  }

  /** A phrase that follows the name of what is compared. */
  compare(test: Test, type: ValueType): string {
    const dated = type === 'date';
    switch (test.op) {
      case 'is':
        return `equal to ${this.#value(test.value, type)}`;
      case 'isNot':
        return `other than ${this.#value(test.value, type)}`;
      case 'in':
        return `equal to ${this.#values(test.values, type)}`;
      case 'notIn':
        return `other than ${this.#values(test.values, type)}`;
      case 'contains':
        return `containing ${quote(test.value)}`;
      case 'mentions':
        return `mentioning ${this.#values(test.values, type)}`;
      case 'startsWith':
        return `starting with ${quote(test.value)}`;
      case 'gt':
        return `${dated ? 'after' : 'above'} ${this.#value(test.value, type)}`;
      case 'gte':
        return `${dated ? 'on or after' : 'of at least'} ${this.#value(test.value, type)}`;
      case 'lt':
        return `${dated ? 'before' : 'below'} ${this.#value(test.value, type)}`;
      case 'lte':
        return `${dated ? 'on or before' : 'of at most'} ${this.#value(test.value, type)}`;
      case 'between':
        return `from ${this.#value(test.from, type)} to ${this.#value(test.to, type)}`;
      case 'exists':
        return test.value ? 'recorded' : 'missing';
    }
  }
}
