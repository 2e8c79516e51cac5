/**
 * The names of a library, prepared so that duplicates and look-alikes of one name are found without comparing it
 * with every other: equal folded forms, equal sets of characters, and forms with one character left out.
 */
import { foldLoosely, foldName } from './folding.ts';
import { categoryPath, type ElementKind, type Library } from './library.ts';

export interface NamedElement {
  readonly element: ElementKind;
  readonly key: string;
  readonly name: string;
  readonly aliases: readonly string[];
  /** Key of the parent, `null` on the first level. */
  readonly within: string | null;
  /** How people read it: `意向/高意向`, or the path of a category. */
  readonly path: string;
  readonly archived: boolean;
}

/** Why two names look alike. */
export type LookAlikeReason = 'spelling' | 'wordOrder' | 'soundAlike' | 'oneCharacter' | 'alias';

export interface LookAlike {
  readonly other: NamedElement;
  readonly reason: LookAlikeReason;
}

export interface NameIndex {
  /** Elements of that kind with the same folded name, anywhere. */
  sameName(element: ElementKind, name: string): NamedElement[];
  /** Elements of that kind one of whose aliases is this name. */
  sameAlias(element: ElementKind, name: string): NamedElement[];
  /** Elements whose name or alias is not the same but easily taken for it; surest reason first. */
  lookAlikes(element: ElementKind, name: string): LookAlike[];
}

class Shelf {
  private readonly byForm = new Map<string, Set<NamedElement>>();
  put(form: string, named: NamedElement): void {
    const set = this.byForm.get(form);
    if (set) set.add(named);
    else this.byForm.set(form, new Set([named]));
  }
  get(form: string): Iterable<NamedElement> {
    return this.byForm.get(form) ?? [];
  }
}

/** Personal tags are private to their owner and take no names away from the company. */
export function namedElements(library: Library): NamedElement[] {
  const groupName = new Map(library.groups.map((group) => [group.key, group.name]));
  return [
    ...library.categories.map((category) => ({
      element: 'category' as const,
      key: category.key,
      name: category.name,
      aliases: [],
      within: category.parent,
      path: categoryPath(library, category.key).join('/'),
      archived: category.archived,
    })),
    ...library.groups.map((group) => ({
      element: 'group' as const,
      key: group.key,
      name: group.name,
      aliases: group.aliases,
      within: group.category,
      path: group.name,
      archived: group.archived,
    })),
    ...library.tags
      .filter((tag) => tag.scope === 'enterprise')
      .map((tag) => ({
        element: 'tag' as const,
        key: tag.key,
        name: tag.name,
        aliases: tag.aliases,
        within: tag.group,
        path: `${groupName.get(tag.group) ?? tag.group}/${tag.name}`,
        archived: tag.archived,
      })),
  ];
}

export function nameIndex(elements: readonly NamedElement[]): NameIndex {
  const names = new Shelf();
  const aliases = new Shelf();
  const looks = new Shelf();
  for (const named of elements) {
    names.put(`${named.element} ${foldName(named.name)}`, named);
    for (const form of lookForms(named.name)) looks.put(`${named.element} ${form}`, named);
    for (const alias of named.aliases) {
      aliases.put(`${named.element} ${foldName(alias)}`, named);
      looks.put(`${named.element} ${spellingForm(alias)}`, named);
    }
  }
  return {
    sameName: (element, name) => [...names.get(`${element} ${foldName(name)}`)],
    sameAlias: (element, name) => [...aliases.get(`${element} ${foldName(name)}`)],
    lookAlikes(element, name) {
      const folded = foldName(name);
      const found = new Map<NamedElement, LookAlikeReason>();
      for (const form of [spellingForm(name), ...lookForms(name)])
        for (const other of looks.get(`${element} ${form}`)) {
          if (found.has(other) || foldName(other.name) === folded) continue;
          const reason = lookAlike(name, other.name) ?? aliasReason(name, other);
          if (reason) found.set(other, reason);
        }
      return [...found]
        .map(([other, reason]) => ({ other, reason }))
        .sort((a, b) => REASONS.indexOf(a.reason) - REASONS.indexOf(b.reason));
    },
  };
}

const REASONS: readonly LookAlikeReason[] = ['spelling', 'wordOrder', 'soundAlike', 'alias', 'oneCharacter'];

const aliasReason = (name: string, other: NamedElement): LookAlikeReason | null =>
  other.aliases.some(
    (alias) => foldLoosely(alias) === foldLoosely(name) && foldName(alias) !== foldName(name),
  )
    ? 'alias'
    : null;

const spellingForm = (name: string): string => `=${foldLoosely(name)}`;
const sorted = (chars: Iterable<string>): string => [...chars].sort().join('');

/** Forms under which a name is filed: two look-alikes share at least one. */
function lookForms(name: string): string[] {
  const loose = foldLoosely(name);
  const chars = [...loose];
  if (chars.length === 0) return [];
  const forms = [`=${loose}`, `~${sorted(chars)}`, `?${soundForm(loose)}`];
  if (chars.length < SHORTEST_INSERTED) return forms;
  forms.push(`-${loose}`);
  for (let i = 0; i < chars.length; i++)
    forms.push(`-${[...chars.slice(0, i), ...chars.slice(i + 1)].join('')}`);
  return forms;
}

/** Characters that are often typed for one another. */
const SOUND_ALIKE =
  '账帐 登蹬 录陆 订定 作做 象像 份分 在再 他她它 侯候 需须 坐座 带戴 型形 园圆 副付 画划 予预 领瓴 到倒 联连 的地得 佳嘉 度渡';
const soundOf = new Map(
  SOUND_ALIKE.split(' ').flatMap((group) => [...group].map((char) => [char, [...group][0] ?? char] as const)),
);
const soundForm = (loose: string): string => [...loose].map((char) => soundOf.get(char) ?? char).join('');

/** Characters that tell siblings of a scale or a list apart; a difference in one of them is meant. */
const TELLING = new Set(
  '0123456789〇一二三四五六七八九十百千万两半首次末高中低大小多少前后上下左右内外男女老新旧早晚春夏秋冬' +
    '东西南北甲乙丙丁红橙黄绿蓝紫黑白灰粉金银铜日月年周天时分秒元角有无未已不非没否是正反买卖进出收发快慢深浅长短轻重厚薄宽窄' +
    'abcdefghijklmnopqrstuvwxyz',
);
const SHORTEST_INSERTED = 3;
const SHORTEST_REPLACED = 5;

/** Whether two different names are easily taken for each other, and why. Symmetric. */
export function lookAlike(a: string, b: string): LookAlikeReason | null {
  const [first, second] = [foldLoosely(a), foldLoosely(b)];
  if (first === '' || second === '') return null;
  if (first === second) return 'spelling';
  const [left, right] = [[...first], [...second]];
  if (left.length >= SHORTEST_INSERTED && sorted(left) === sorted(right)) return 'wordOrder';
  if (soundForm(first) === soundForm(second)) return 'soundAlike';
  const [x, y] = withoutSharedPart(a, b);
  return differsByOneSlip([...x], [...y]) ? 'oneCharacter' : null;
}

/** `已成交-橱柜` and `已成交-衣柜` are two products by intention: only what differs after the dash is compared. */
function withoutSharedPart(a: string, b: string): [string, string] {
  const [left, right] = [foldName(a), foldName(b)];
  const cut = left.indexOf('-') + 1;
  return cut > 0 && left.slice(0, cut) === right.slice(0, cut)
    ? [foldLoosely(left.slice(cut)), foldLoosely(right.slice(cut))]
    : [foldLoosely(a), foldLoosely(b)];
}

function differsByOneSlip(a: readonly string[], b: readonly string[]): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  let head = 0;
  while (head < short.length && short[head] === long[head]) head++;
  let tail = 0;
  while (tail < short.length - head && short[short.length - 1 - tail] === long[long.length - 1 - tail])
    tail++;
  const [removed, added] = [short.slice(head, short.length - tail), long.slice(head, long.length - tail)];
  const [from, to] = [removed[0], added[0]];
  if (to === undefined || added.length > 1) return false;
  if (from === undefined) return short.length >= SHORTEST_INSERTED && !TELLING.has(to);
  return short.length >= SHORTEST_REPLACED && !(TELLING.has(from) && TELLING.has(to));
}
