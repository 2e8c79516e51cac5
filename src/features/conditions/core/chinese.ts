/** Conditions in Chinese. One grammar for both scripts; the words come from `simplified.ts` and `traditional.ts`. */
import { ChineseValues, glue, list, quote } from './chinese-values.ts';
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
import type { ChineseWords } from './simplified.ts';
import type { Names } from './vocabulary.ts';

const NUMERALS = ['零', '一', '', '三', '四', '五', '六', '七', '八', '九', '十'];

export class Chinese implements Phrases {
  readonly #events: Readonly<Record<string, readonly [verb: string, done: string]>>;
  readonly #words: ChineseWords['words'];
  readonly #names: ChineseWords['names'];
  readonly #values: ChineseValues;

  constructor(words: ChineseWords) {
    this.#events = words.events;
    this.#words = words.words;
    this.#names = words.names;
    this.#values = new ChineseValues(words);
  }

  event(type: string): string {
    return entryOf(this.#events, type)?.[0] ?? `「${type}」`;
  }

  leaf(leaf: Leaf, names: Names, withoutWindow = false): string {
    const w = this.#words;
    switch (leaf.kind) {
      case 'everyone':
      case 'nobody':
        return w[leaf.kind];
      case 'tag':
        return this.#tag(leaf, names);
      case 'group':
        return this.#group(leaf, names);
      case 'attribute': {
        const how = spokenTests(leaf, names).map((test) =>
          this.#values.compare(test, typeOfAttribute(leaf), [w.filled, w.unfilled]),
        );
        return glue(attributeName(leaf.key, names), list(how, w.and));
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
    const w = this.#words;
    switch (leaf.kind) {
      case 'everyone':
        return w.nobody;
      case 'nobody':
        return w.everyone;
      case 'tag':
        return isPlainTag(leaf) ? w.hasNo + quote(tagName(leaf.tag, names)) : null;
      case 'group':
        return leaf.test === 'level'
          ? glue(groupName(leaf.group, names), w.notAt, this.#levels(leaf, names))
          : this.#group({ ...leaf, test: leaf.test === 'any' ? 'none' : 'any' }, names);
      case 'attribute':
        return null;
      case 'did': {
        const flipped = opposite(leaf);
        return flipped ? this.#did(flipped, false) : null;
      }
      case 'follow':
        return isAnyFollow(leaf) ? w.notFollowed : null;
      case 'frozen':
        return this.audience(leaf.audience, names, false);
    }
  }

  excluded(leaf: Leaf, names: Names): string {
    const plain = leaf.kind === 'tag' && isPlainTag(leaf);
    return plain ? quote(tagName(leaf.tag, names)) : this.leaf(leaf, names);
  }

  audience(id: number, names: Names, member: boolean): string {
    return (member ? this.#words.inAudience : this.#words.notInAudience) + quote(audienceName(id, names));
  }

  names(list: readonly string[]): string {
    return list.join('、');
  }

  window(window: ResolvedWindow): string {
    return this.#values.window(window);
  }
  all(parts: readonly string[]): string {
    return list(parts, this.#words.and);
  }
  any(parts: readonly string[]): string {
    return list(parts, this.#words.or);
  }
  atLeast(k: number, parts: readonly string[], window: string | null): string {
    const w = this.#words;
    const asked = glue(w.following, this.#number(parts.length), w.item + w.meet + w.atLeast);
    const listed = glue(asked, this.#number(k), `${w.item}${this.bracket(parts.join('、'))}`);
    return glue(window ?? '', listed);
  }
  points(k: number, parts: readonly string[], weights: readonly number[], window: string | null): string {
    const w = this.#words;
    const each = parts.map((part, i) => {
      const weight = weights[i] ?? 0;
      return glue(part, weight < 0 ? w.loses : w.gains, String(Math.abs(weight)), w.points);
    });
    return glue(
      window ?? '',
      w.sumOfPoints,
      w.atLeast,
      String(k),
      `${w.points}${this.bracket(each.join('、'))}`,
    );
  }
  not(part: string): string {
    return this.#words.notMeet + this.bracket(part);
  }
  notAll(parts: readonly string[]): string {
    return this.#words.notAllMeet + this.bracket(parts.join('、'));
  }
  none(parts: readonly string[]): string {
    return this.#words.noneMeet + this.bracket(parts.join('、'));
  }
  bracket(text: string): string {
    return `（${text}）`;
  }
  isLoose(text: string): boolean {
    // 且每次 belongs to its own clause and cannot be misread as joining two.
    const rest = outside(text, /「[^」]*」/g, /（[^（）]*）/g).replaceAll(this.#words.eachTime, '');
    return /[、，且或]/.test(rest);
  }

  whole(included: readonly string[], excluded: readonly string[]): string {
    const w = this.#words;
    const last = included.at(-1) ?? w.everyone;
    const first = included.slice(0, -1).join('，');
    const positive = first ? `${first}，${glue(w.andAlso, last)}` : last;
    const without = glue(w.without, list(excluded, w.andLast), w.customers);
    return `${positive}${excluded.length > 0 ? `；${without}` : ''}。`;
  }

  progress(leaf: DidLeaf, actual: number, needed: number): string {
    const type = leaf.measure ? typeOfMeasure(leaf) : 'number';
    const numbers = `${this.#values.number(actual, type)}/${this.#values.number(needed, type)}`;
    if (leaf.measure) return glue(this.#subject(leaf), this.#words.of, this.#measure(leaf), numbers);
    return glue(this.#subject(leaf), numbers, this.#words.times);
  }

  /** Small counts in words; 两 before a counting word, where 二 would be wrong. */
  #number(n: number): string {
    return n === 2 ? this.#words.pair : (NUMERALS[n] ?? String(n));
  }

  #tag(leaf: TagLeaf, names: Names): string {
    const w = this.#words;
    const name = quote(tagName(leaf.tag, names));
    const how = [
      leaf.assigned ? this.window(leaf.assigned) : '',
      leaf.staff === null ? '' : glue(w.by, staffName(leaf.staff, names)),
      leaf.sources
        ? glue(
            w.through,
            list(
              leaf.sources.map((source) => this.#names.sources[source]),
              w.or,
            ),
          )
        : '',
    ];
    if (!isPlainTag(leaf)) return glue(...how, w.put, name);
    const group = names.group(names.tag(leaf.tag)?.group ?? 0);
    if (!group) return w.has + w.tag + name;
    return glue(group.name, group.choice === 'single' ? w.is : w.contains, name);
  }

  #levels(leaf: GroupLeaf, names: Names): string {
    const w = this.#words;
    const [min, max] = [leaf.min, leaf.max].map((id) => (id === null ? '' : tagName(id, names)));
    if (min && max) return leaf.min === leaf.max ? min : glue(min, w.to, max, w.between);
    return min ? glue(min, w.up) : glue(max ?? '', w.down);
  }

  #group(leaf: GroupLeaf, names: Names): string {
    const w = this.#words;
    const name = groupName(leaf.group, names);
    if (leaf.test === 'level') return glue(name, w.at, this.#levels(leaf, names));
    return (leaf.test === 'any' ? w.has : w.noneOf) + quote(name) + w.tag;
  }

  #property(path: string): string {
    return entryOf(this.#names.properties, path) ?? quote(path);
  }

  #where(leaf: DidLeaf): readonly string[] {
    return [
      ...this.#tests(leaf),
      ...(leaf.at ? [this.#values.clock(leaf.at)] : []),
      ...(leaf.after ? this.#after(leaf.after) : []),
    ];
  }

  #after({ first, text, without }: ResolvedAfter): readonly string[] {
    const w = this.#words;
    const after = glue(w.at, this.#asked(first), w.afterThat, this.#values.duration(text), w.inside);
    return without ? [after, glue(w.inBetween, w.never, this.#asked(without))] : [after];
  }

  #tests(leaf: AskedEvents): readonly string[] {
    const { recorded, unrecorded } = this.#words;
    return leaf.where.flatMap(({ property, tests, said }) =>
      (said ?? tests).map((test) => {
        const type = typeOfProperty(leaf.types, property);
        return glue(this.#property(property), this.#values.compare(test, type, [recorded, unrecorded]));
      }),
    );
  }

  /** 查看资料（停留不低于 30 秒）, of what goes before. */
  #asked(asked: AskedEvents): string {
    const tests = this.#tests(asked);
    const verb = entryOf(this.#events, asked.did)?.[0] ?? quote(asked.did);
    return tests.length > 0 ? verb + this.bracket(list(tests, this.#words.and)) : verb;
  }

  /** What is counted: 查看资料（停留不低于 30 秒）. */
  #subject(leaf: DidLeaf): string {
    const verb = entryOf(this.#events, leaf.did)?.[0] ?? quote(leaf.did);
    return verb + this.#among(leaf);
  }
  #among(leaf: DidLeaf): string {
    const where = this.#where(leaf);
    return where.length > 0 ? this.bracket(list(where, this.#words.and)) : '';
  }

  #count(leaf: DidLeaf): string {
    const w = this.#words;
    if (!leaf.count) return '';
    const { min, max } = leaf.count;
    const [verb, done] = entryOf(this.#events, leaf.did) ?? [quote(leaf.did), w.has + quote(leaf.did)];
    if (max === 0) return w.never + this.#subject(leaf);
    if (max === null && min === 1) return done + this.#among(leaf);
    if (max === null && min > 1) {
      const where = this.#where(leaf);
      const each = where.length > 0 ? glue(w.eachTime, list(where, w.and)) : '';
      return glue(verb, w.atLeast, String(min), w.times, each);
    }
    if (max === null) return glue(this.#subject(leaf), w.anyTimes);
    if (min === max) return glue(this.#subject(leaf), w.exactly, String(min), w.times);
    if (min === 0) return glue(this.#subject(leaf), w.lte, String(max), w.times);
    return glue(this.#subject(leaf), `${min}–${max}`, w.times);
  }

  /** What is measured: 金额合计. */
  #measure({ measure: asked }: DidLeaf): string {
    const w = this.#words;
    if (!asked) return '';
    const property = asked.property === null ? '' : this.#property(asked.property);
    if (asked.measure === 'days') return w.days;
    return glue(property, asked.measure === 'distinct' ? w.kinds : w[asked.measure]);
  }

  #did(leaf: DidLeaf, withoutWindow: boolean): string {
    const w = this.#words;
    const how = leaf.measure?.tests.map((test) =>
      this.#values.compare(test, typeOfMeasure(leaf), [w.recorded, w.unrecorded]),
    );
    const subject = leaf.count ? '' : glue(this.#subject(leaf), w.of);
    const measured = how ? glue(subject, this.#measure(leaf), list(how, w.and)) : '';
    const what = [this.#count(leaf), measured].filter((part) => part !== '');
    return glue(leaf.within && !withoutWindow ? this.window(leaf.within) : '', list(what, w.and));
  }

  #follow(leaf: FollowLeaf, names: Names): string {
    const w = this.#words;
    if (isAnyFollow(leaf)) return w.followed;
    const oneOf = (ids: readonly number[], name: (id: number, names: Names) => string) =>
      list(
        ids.map((id) => name(id, names)),
        w.or,
      );
    const statuses = leaf.statuses.map((status) => this.#names.statuses[status]);
    const parts = [
      leaf.staff ? glue(w.by, oneOf(leaf.staff, staffName), w.follow) : '',
      leaf.departments ? glue(w.by, oneOf(leaf.departments, departmentName), w.staffOf, w.follow) : '',
      leaf.channels ? w.fromChannel + oneOf(leaf.channels, (id) => quote(channelName(id, names))) : '',
      leaf.addWays ? glue(w.addWay, w.is, oneOf(leaf.addWays, addWayName)) : '',
      isStanding(leaf) ? '' : glue(w.relation, w.is, list(statuses, w.or)),
    ];
    return list(
      parts.filter((part) => part !== ''),
      w.and,
    );
  }
}
