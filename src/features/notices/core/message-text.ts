/**
 * What a message says. A few customers are told by the notice's own text, one after the other; more are put together
 * under one line. Lengths are in bytes of UTF-8, as WeCom counts them.
 */
import { bytesOf, filledIn, type Language, withinBytes, withinCharacters } from '#kernel';
import type { NoticeValues, NoticeVariable } from './variables.ts';

/** A text of a robot and of an app may have as many (wecom-api.md sections 10.2 and 10.3). */
export const MOST_BYTES = 2048;
/** An SMS is paid for by its parts; so many Chinese characters make three or four. */
export const MOST_SMS_BYTES = 600;
/** So many customers are told by the notice's own text each. */
const MOST_WHOLE = 3;
/** Of many customers so many are named. */
export const MOST_NAMED = 10;
/** Of many tags so many are named. */
const MOST_TAGS = 3;
/** Longest value of a variable, in characters; the link is never cut. */
const MOST_CHARACTERS = 200;

export interface ToldCustomer {
  readonly name: string;
  /** `意向/高意向`, at least one, in the order in which they came. */
  readonly tags: readonly string[];
  /** Who put the last of them on, why, and when as it is to be read. */
  readonly by: string;
  readonly why: string;
  readonly time: string;
  /** Name of who looks after the customer; empty: nobody. */
  readonly owner: string;
  readonly link: string;
}

export interface MessageFacts {
  /** Name of the notice. */
  readonly name: string;
  readonly template: string;
  readonly language: Language;
  /** Some of them at least; those at the front are named. */
  readonly customers: readonly ToldCustomer[];
  /** How many it is about in all. */
  readonly count: number;
  /** Where all customers are. */
  readonly listLink: string;
  /** Bytes that the message may have; absent: as many as WeCom takes. */
  readonly most?: number;
}

interface Words {
  readonly none: string;
  readonly list: (items: readonly string[]) => string;
  readonly many: (count: string, tags: string) => string;
  readonly moreTags: (tags: string) => string;
  readonly line: (name: string, tags: string) => string;
  readonly rest: (count: string) => string;
}

const chinese = (etc: string): Words => ({
  none: '—',
  list: (items) => items.join('、'),
  many: (count, tags) => `${count} 位客户打上了「${tags}」`,
  moreTags: (tags) => `${tags}${etc}`,
  line: (name, tags) => `· ${name}（${tags}）`,
  rest: (count) => `…… 共 ${count} 位`,
});

const words: Readonly<Record<Language, Words>> = {
  'zh-CN': chinese('等'),
  'zh-TW': {
    ...chinese('等'),
    many: (count, tags) => `${count} 位客戶打上了「${tags}」`,
    rest: (count) => `…… 共 ${count} 位`,
  },
  en: {
    none: '—',
    list: (items) => items.join(', '),
    many: (count, tags) => `${count} customers now have “${tags}”`,
    moreTags: (tags) => `${tags} and others`,
    line: (name, tags) => `· ${name} (${tags})`,
    rest: (count) => `… ${count} in all`,
  },
};

/**
 * Words of others as they may stand in a message: one line, without the marks that make links and calls of a text
 * (`<a href>`, `<@userid>`), not longer than a message can bear.
 */
const tame = (text: string): string =>
  withinCharacters(
    text
      .replace(/[<＜]/g, '‹')
      .replace(/[>＞]/g, '›')
      .replace(/[\s\u2028\u2029]+/g, ' ')
      .trim(),
    MOST_CHARACTERS,
  );

const valuesOf = (customer: ToldCustomer, { list, none }: Words): NoticeValues => ({
  'customer.name': tame(customer.name) || none,
  tag: list(customer.tags.map(tame)),
  by: tame(customer.by),
  why: tame(customer.why),
  time: customer.time,
  owner: tame(customer.owner),
  link: customer.link,
});

/** The whole message, at most `most` bytes long. */
export function messageText(facts: MessageFacts): string {
  const { customers, count, most = MOST_BYTES } = facts;
  if (count <= MOST_WHOLE && customers.length >= count) {
    const told = customers.map((customer) => ownText(facts, customer)).join('\n\n');
    if (count === 1 || bytesOf(told) <= most) return told;
  }
  return summary(facts);
}

/** Long values give way before the text of the notice and its link do. */
function ownText(
  { template, language, most: bytes = MOST_BYTES }: MessageFacts,
  customer: ToldCustomer,
): string {
  const values = valuesOf(customer, words[language]);
  const withValues = (most: number): string =>
    filledIn(
      template,
      Object.fromEntries(
        (Object.entries(values) as [NoticeVariable, string][]).map(([name, value]) => [
          name,
          name === 'link' ? value : withinCharacters(value, most),
        ]),
      ),
    );
  for (const most of [MOST_CHARACTERS, 60, 20]) {
    const text = withValues(most);
    if (bytesOf(text) <= bytes) return text;
  }
  return withinBytes(withValues(20), bytes);
}

function summary({
  name,
  language,
  customers,
  count,
  listLink,
  most: bytes = MOST_BYTES,
}: MessageFacts): string {
  const { list, many, moreTags, line, rest, none } = words[language];
  const tags = [...new Set(customers.flatMap((customer) => customer.tags))].map(tame);
  const named = list(tags.slice(0, MOST_TAGS));
  const shown = new Intl.NumberFormat(language).format(count);
  const head = [tame(name), many(shown, tags.length > MOST_TAGS ? moreTags(named) : named)];
  const lines = customers
    .slice(0, MOST_NAMED)
    .map((one) => line(withinCharacters(tame(one.name) || none, 30), list(one.tags.map(tame))));
  // Fewer names rather than a message that WeCom cuts in its link.
  for (let most = lines.length; most >= 0; most--) {
    const foot = count > most ? [rest(shown), listLink] : [listLink];
    const text = [...head, ...lines.slice(0, most), ...foot].join('\n');
    if (bytesOf(text) <= bytes) return text;
  }
  return withinBytes([...head, listLink].join('\n'), bytes);
}
