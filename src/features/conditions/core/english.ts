/** Conditions in English: phrases that follow "Customers who". Names of tags and other things are not translated. */
import type { EventTypeName, INTERACTION } from './builtin.ts';
import { EnglishValues, list, quote, sourceNames, statusNames } from './english-values.ts';
import {
  addWayName,
  attributeName,
  audienceName,
  channelName,
  departmentName,
  entryOf,
  groupName,
  isAnyFollow,
  isPlainTag,
  isStanding,
  opposite,
  outside,
  type Phrases,
  spokenTests,
  staffName,
  tagName,
  typeOfAttribute,
  typeOfMeasure,
  typeOfProperty,
} from './phrases.ts';
import type {
  AskedEvents,
  DidLeaf,
  FollowLeaf,
  GroupLeaf,
  Leaf,
  ResolvedAfter,
  ResolvedWindow,
  TagLeaf,
} from './resolved.ts';
import type { Names } from './vocabulary.ts';

type Verb = readonly [past: string, base: string, noun: string];

export const verbs: Readonly<Record<EventTypeName | typeof INTERACTION, Verb>> = {
  'customer.added': ['were added as contacts', 'get added as contacts', 'additions'],
  'customer.lost': ['were lost', 'get lost', 'losses'],
  'customer.handedOver': ['were handed over', 'get handed over', 'hand-overs'],
  'channel.changed': ['came by another channel', 'come by another channel', 'channel changes'],
  'message.received': ['sent messages', 'send messages', 'messages sent'],
  'message.sent': ['received staff messages', 'receive staff messages', 'staff messages'],
  'material.visit': ['viewed material', 'view material', 'material views'],
  'material.share': ['shared material', 'share material', 'material shares'],
  'page.view': ['viewed pages', 'view pages', 'page views'],
  'form.submitted': ['submitted forms', 'submit forms', 'forms'],
  'group.joined': ['joined group chats', 'join group chats', 'group joins'],
  'group.left': ['left group chats', 'leave group chats', 'group leaves'],
  'live.watched': ['watched live streams', 'watch live streams', 'live views'],
  'campaign.joined': ['joined campaigns', 'join campaigns', 'campaign joins'],
  'coupon.received': ['took coupons', 'take coupons', 'coupons'],
  'moment.liked': ['liked moments', 'like moments', 'likes'],
  'moment.commented': ['commented on moments', 'comment on moments', 'comments'],
  'order.paid': ['paid orders', 'pay orders', 'paid orders'],
  'order.refunded': ['had refunds', 'have refunds', 'refunds'],
  'tag.added': ['were tagged', 'get tagged', 'taggings'],
  'tag.removed': ['lost tags', 'lose tags', 'tag removals'],
  'stage.changed': ['changed stage', 'change stage', 'stage changes'],
  'followUp.written': ['had follow-ups written', 'have follow-ups written', 'follow-ups'],
  interaction: ['interacted', 'interact', 'interactions'],
};

const verbOf = (did: string): Verb => {
  const custom = quote(did);
  return entryOf<Verb>(verbs, did) ?? [`did ${custom}`, `do ${custom}`, custom];
};

const NUMERALS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const spelled = (n: number): string => NUMERALS[n] ?? String(n);
const plural = (n: number, one: string): string => `${n} ${one}${n === 1 ? '' : 's'}`;
const words = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join(' ');

/** `+3`, `−2`. */
const signed = (n: number): string => `${n < 0 ? '−' : '+'}${Math.abs(n)}`;

export class English implements Phrases {
  event(type: string): string {
    return verbOf(type)[2];
  }

  readonly #values = new EnglishValues();

  leaf(leaf: Leaf, names: Names, withoutWindow = false): string {
    switch (leaf.kind) {
      case 'everyone':
        return 'are customers';
      case 'nobody':
        return 'are nobody';
      case 'tag':
        return this.#tag(leaf, names);
      case 'group':
        return this.#group(leaf, names, false);
      case 'attribute': {
        const how = spokenTests(leaf, names).map((test) => this.#values.compare(test, typeOfAttribute(leaf)));
        return `have ${attributeName(leaf.key, names)} ${list(how, 'and')}`;
      }
      case 'did':
        return this.#did(leaf, withoutWindow);
      case 'follow':
        return this.#follow(leaf, names);
      case 'frozen':
        return this.audience(leaf.audience, names, true);
    }
  }

  negative(leaf: Leaf, names: Names): string | null {
    switch (leaf.kind) {
      case 'everyone':
        return 'are nobody';
      case 'nobody':
        return 'are customers';
      case 'tag':
        return isPlainTag(leaf) ? `do not have ${tagName(leaf.tag, names)}` : null;
      case 'group':
        return this.#group(leaf, names, true);
      case 'attribute':
        return null;
      case 'did': {
        const flipped = opposite(leaf);
        return flipped ? this.#did(flipped, false) : null;
      }
      case 'follow':
        return isAnyFollow(leaf) ? 'are followed by nobody' : null;
      case 'frozen':
        return this.audience(leaf.audience, names, false);
    }
  }

  names(list: readonly string[]): string {
    return list.join(', ');
  }

  excluded(leaf: Leaf, names: Names): string {
    return this.leaf(leaf, names);
  }
  audience(id: number, names: Names, member: boolean): string {
    return `are ${member ? '' : 'not '}in the audience ${quote(audienceName(id, names))}`;
  }
  window(window: ResolvedWindow): string {
    return this.#values.window(window);
  }
  all(parts: readonly string[]): string {
    return list(parts, 'and');
  }
  any(parts: readonly string[]): string {
    return list(parts, 'or');
  }
  atLeast(k: number, parts: readonly string[], window: string | null): string {
    const asked = `meet at least ${spelled(k)} of these ${spelled(parts.length)}`;
    return `${words(asked, window ?? '')} ${this.bracket(parts.join('; '))}`;
  }
  points(k: number, parts: readonly string[], weights: readonly number[], window: string | null): string {
    const each = parts.map((part, i) => `${part} ${signed(weights[i] ?? 0)}`);
    return `${words(`reach at least ${plural(k, 'point')}`, window ?? '')} ${this.bracket(each.join('; '))}`;
  }
  not(part: string): string {
    return `do not meet ${this.bracket(part)}`;
  }
  notAll(parts: readonly string[]): string {
    return `do not meet all of ${this.bracket(parts.join('; '))}`;
  }
  none(parts: readonly string[]): string {
    return `meet none of ${this.bracket(parts.join('; '))}`;
  }
  bracket(text: string): string {
    return `(${text})`;
  }
  isLoose(text: string): boolean {
    return /[,;]| and | or /.test(outside(text, /“[^”]*”/g, /\([^()]*\)/g));
  }

  whole(included: readonly string[], excluded: readonly string[]): string {
    const loose = included.length > 1 && included.some((part) => this.isLoose(part));
    const all = loose ? `${included.slice(0, -1).join('; ')}; and ${included.at(-1)}` : list(included, 'and');
    const who = included.length > 0 ? `Customers who ${all}` : 'All customers';
    const without = `${included.length > 0 ? ';' : ''} except those who ${list(excluded, 'or')}`;
    const sentence = `${who}${excluded.length > 0 ? without : ''}.`;
    return sentence
      .replace(/^Customers who are customers(?=[.;])/, 'All customers')
      .replace(/^Customers who are nobody(?=[.;])/, 'No customers');
  }

  progress(leaf: DidLeaf, actual: number, needed: number): string {
    const type = leaf.measure ? typeOfMeasure(leaf) : 'number';
    const numbers = `${this.#values.number(actual, type)}/${this.#values.number(needed, type)}`;
    if (leaf.measure) return `${this.#measure(leaf)} ${numbers}`;
    return `${verbOf(leaf.did)[0]}${this.#among(leaf)} ${numbers} times`;
  }

  #tag(leaf: TagLeaf, names: Names): string {
    const name = tagName(leaf.tag, names);
    if (isPlainTag(leaf)) {
      const group = names.group(names.tag(leaf.tag)?.group ?? 0);
      return `have ${group ? `${group.name}/` : ''}${name}`;
    }
    const sources = leaf.sources
      ? list(
          leaf.sources.map((source) => sourceNames[source]),
          'or',
        )
      : '';
    return words(
      `were given ${name}`,
      leaf.staff === null ? '' : `by ${staffName(leaf.staff, names)}`,
      sources && `through ${sources}`,
      leaf.assigned ? this.window(leaf.assigned) : '',
    );
  }

  #group(leaf: GroupLeaf, names: Names, negated: boolean): string {
    const name = groupName(leaf.group, names);
    if (leaf.test !== 'level')
      return (leaf.test === 'any') === negated ? `have no tag of ${name}` : `have a tag of ${name}`;
    const [min, max] = [leaf.min, leaf.max].map((id) => (id === null ? '' : tagName(id, names)));
    const both = leaf.min === leaf.max ? `at ${min}` : `from ${min} to ${max}`;
    const levels = min && max ? both : min ? `at ${min} or above` : `at ${max} or below`;
    return `${negated ? 'do not have' : 'have'} ${name} ${levels}`;
  }

  #among(leaf: DidLeaf): string {
    const how = [
      ...this.#tests(leaf),
      ...(leaf.at ? [this.#values.clock(leaf.at)] : []),
      ...(leaf.after ? this.#after(leaf.after) : []),
    ];
    return how.length > 0 ? ` ${this.bracket(list(how, 'and'))}` : '';
  }

  #tests({ types, where }: AskedEvents): string[] {
    return where.flatMap(({ property, tests, said }) =>
      (said ?? tests).map(
        (test) =>
          `${this.#values.property(property)} ${this.#values.compare(test, typeOfProperty(types, property))}`,
      ),
    );
  }

  #after({ first, text, without }: ResolvedAfter): string[] {
    const after = `within ${this.#values.duration(text)} after ${this.#asked(first)}`;
    return without ? [after, `without ${this.#asked(without)} in between`] : [after];
  }

  /** `material views (time spent of at least 30 s)`, of what goes before. */
  #asked(asked: AskedEvents): string {
    const tests = this.#tests(asked);
    return `${verbOf(asked.did)[2]}${tests.length > 0 ? ` ${this.bracket(list(tests, 'and'))}` : ''}`;
  }

  #count(leaf: DidLeaf): string {
    if (!leaf.count) return '';
    const { min, max } = leaf.count;
    const [past, base] = verbOf(leaf.did);
    const among = this.#among(leaf);
    if (max === 0) return `did not ${base}${among}`;
    if (max === null && min === 1) return past + among;
    const times =
      max === null
        ? min === 0
          ? 'any number of times'
          : `at least ${plural(min, 'time')}`
        : min === max
          ? `exactly ${plural(min, 'time')}`
          : min === 0
            ? `at most ${plural(max, 'time')}`
            : `${min}–${max} times`;
    return `${past}${among} ${times}`;
  }

  /** What is measured: `total amount over paid orders`. */
  #measure(leaf: DidLeaf): string {
    if (!leaf.measure) return '';
    const { measure, property } = leaf.measure;
    const over = `${verbOf(leaf.did)[2]}${this.#among(leaf)}`;
    return `${this.#values.measure(measure, property)} over ${over}`;
  }

  #did(leaf: DidLeaf, withoutWindow: boolean): string {
    const how = leaf.measure?.tests.map((test) => this.#values.compare(test, typeOfMeasure(leaf)));
    const measured = how ? `have a ${this.#measure(leaf)} ${list(how, 'and')}` : '';
    const what = [this.#count(leaf), measured].filter((part) => part !== '');
    return words(list(what, 'and'), leaf.within && !withoutWindow ? this.window(leaf.within) : '');
  }

  #follow(leaf: FollowLeaf, names: Names): string {
    if (isAnyFollow(leaf)) return 'are followed by somebody';
    const oneOf = (ids: readonly number[], name: (id: number, names: Names) => string) =>
      list(
        ids.map((id) => name(id, names)),
        'or',
      );
    const statuses = leaf.statuses.map((status) => statusNames[status]);
    const parts = [
      leaf.staff ? `are followed by ${oneOf(leaf.staff, staffName)}` : '',
      leaf.departments ? `are followed by staff of ${oneOf(leaf.departments, departmentName)}` : '',
      leaf.channels ? `came through ${oneOf(leaf.channels, (id) => quote(channelName(id, names)))}` : '',
      leaf.addWays ? `were added by ${oneOf(leaf.addWays, addWayName)}` : '',
      isStanding(leaf) ? '' : `have a follow relation that is ${list(statuses, 'or')}`,
    ];
    return list(
      parts.filter((part) => part !== ''),
      'and',
    );
  }
}
