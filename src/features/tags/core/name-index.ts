/**
 * The names of a library, prepared so that duplicates and look-alikes of one name are found without comparing it
 * with every other: equal folded forms, equal sets of characters, and forms with one character left out.
 */
import { atOnce } from '#kernel';
import { foldLoosely, foldName } from './folding.ts';
import { categoryPaths, type ElementKind, type Library } from './library.ts';

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
  /**
   * Elements whose name or alias is not the same but easily taken for it; surest reason first. Among very many some
   * may be missing (see `MOST_COMPARED`).
   */
  lookAlikes(element: ElementKind, name: string): LookAlike[];
  /** How many pairs of names were compared so far: what the work costs, on any machine. */
  comparisons(): number;
}

/** A name in the forms in which it is compared, made once. */
interface Forms {
  readonly folded: string;
  readonly loose: readonly string[];
  readonly spelling: string;
  readonly letters: string;
  readonly sound: string;
  /** `已成交-` of `已成交-橱柜`, and what is left; the head is empty when there is no dash. */
  readonly head: string;
  readonly rest: readonly string[];
}

interface Filed {
  readonly named: NamedElement;
  readonly forms: Forms;
}

/** Elements by a form of their name; of equal names the first two stand for all. */
class Shelf {
  private readonly byForm = new Map<string, Map<string, Filed[]>>();
  put(form: string, filed: Filed): void {
    const byName = this.byForm.get(form) ?? new Map<string, Filed[]>();
    this.byForm.set(form, byName);
    const namesakes = byName.get(filed.forms.folded);
    if (!namesakes) byName.set(filed.forms.folded, [filed]);
    else if (namesakes.length < 2) namesakes.push(filed);
  }
  get(form: string): Iterable<readonly Filed[]> {
    return this.byForm.get(form)?.values() ?? [];
  }
}

const addTo = (map: Map<string, NamedElement[]>, name: string, named: NamedElement): void => {
  const list = map.get(name);
  if (list) list.push(named);
  else map.set(name, [named]);
};

/** Personal tags are private to their owner and take no names away from the company. */
export function namedElements(library: Library): NamedElement[] {
  const groupName = new Map(library.groups.map((group) => [group.key, group.name]));
  const categoryPath = categoryPaths(library);
  return [
    ...library.categories.map((category) => ({
      element: 'category' as const,
      key: category.key,
      name: category.name,
      aliases: [],
      within: category.parent,
      path: categoryPath(category.key).join('/'),
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

export const nameIndex = (elements: readonly NamedElement[]): NameIndex => atOnce(nameIndexSteps(elements));

/** Rests after each name. */
export function* nameIndexSteps(elements: readonly NamedElement[]): Generator<void, NameIndex> {
  const names = new Map<string, NamedElement[]>();
  const aliases = new Map<string, NamedElement[]>();
  const looks = new Shelf();
  const known = new Map<string, Forms>();
  for (const named of elements) {
    const forms = known.get(named.name) ?? formsOf(named.name);
    known.set(named.name, forms);
    const filed = { named, forms };
    addTo(names, `${named.element} ${forms.folded}`, named);
    for (const shelf of shelvesOf(forms)) looks.put(`${named.element} ${shelf}`, filed);
    for (const alias of named.aliases) {
      addTo(aliases, `${named.element} ${foldName(alias)}`, named);
      looks.put(`${named.element} =${foldLoosely(alias)}`, filed);
    }
    yield;
  }
  let comparisons = 0;
  return {
    comparisons: () => comparisons,
    sameName: (element, name) => [...(names.get(`${element} ${foldName(name)}`) ?? [])],
    sameAlias: (element, name) => [...(aliases.get(`${element} ${foldName(name)}`) ?? [])],
    lookAlikes(element, name) {
      const forms = known.get(name) ?? formsOf(name);
      const { found, compared } = search(looks, element, name, forms);
      comparisons += compared;
      return [...found]
        .map(([other, reason]) => ({ other, reason }))
        .sort((a, b) => REASONS.indexOf(a.reason) - REASONS.indexOf(b.reason));
    },
  };
}

/**
 * A name is compared with so many others at most. Hundreds of names that are all alike would otherwise be compared
 * each with each; the surest likenesses are looked for first, and nobody reads more than a few of them.
 */
export const MOST_COMPARED = 60;

function search(looks: Shelf, element: ElementKind, name: string, forms: Forms) {
  const found = new Map<NamedElement, LookAlikeReason>();
  const seen = new Set<string>([forms.folded]);
  let compared = 0;
  for (const shelf of shelvesOf(forms))
    for (const namesakes of looks.get(`${element} ${shelf}`)) {
      const [first] = namesakes;
      if (!first || seen.has(first.forms.folded)) continue;
      if (compared >= MOST_COMPARED) return { found, compared };
      compared++;
      seen.add(first.forms.folded);
      const alike = reasonOf(forms, first.forms);
      for (const { named } of namesakes) {
        const reason = alike ?? aliasReason(name, named);
        if (reason) found.set(named, reason);
      }
    }
  return { found, compared };
}

const REASONS: readonly LookAlikeReason[] = ['spelling', 'wordOrder', 'soundAlike', 'alias', 'oneCharacter'];

const aliasReason = (name: string, other: NamedElement): LookAlikeReason | null =>
  other.aliases.some(
    (alias) => foldLoosely(alias) === foldLoosely(name) && foldName(alias) !== foldName(name),
  )
    ? 'alias'
    : null;

const sorted = (chars: readonly string[]): string => [...chars].sort().join('');

function formsOf(name: string): Forms {
  const folded = foldName(name);
  const spelling = foldLoosely(name);
  const loose = [...spelling];
  const cut = folded.indexOf('-') + 1;
  return {
    folded,
    loose,
    spelling,
    letters: sorted(loose),
    sound: soundForm(spelling),
    head: folded.slice(0, cut),
    rest: cut > 0 ? [...foldLoosely(folded.slice(cut))] : loose,
  };
}

/** Where a name is filed, surest likeness first: two look-alikes share at least one place. */
function shelvesOf({ loose, spelling, letters, sound }: Forms): string[] {
  if (loose.length === 0) return [];
  const shelves = [`=${spelling}`, `~${letters}`, `?${sound}`];
  if (loose.length < SHORTEST_INSERTED || loose.length > LONGEST_COMPARED) return shelves;
  shelves.push(`-${spelling}`);
  for (let i = 0; i < loose.length; i++)
    shelves.push(`-${[...loose.slice(0, i), ...loose.slice(i + 1)].join('')}`);
  return shelves;
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
/** No name of the product is longer (30 characters, WeCom); what is, is refused for its length. */
const LONGEST_COMPARED = 40;

/** Whether two different names are easily taken for each other, and why. Symmetric. */
export const lookAlike = (a: string, b: string): LookAlikeReason | null => reasonOf(formsOf(a), formsOf(b));

function reasonOf(a: Forms, b: Forms): LookAlikeReason | null {
  if (a.spelling === '' || b.spelling === '') return null;
  if (a.spelling === b.spelling) return 'spelling';
  if (a.loose.length >= SHORTEST_INSERTED && a.letters === b.letters) return 'wordOrder';
  if (a.sound === b.sound) return 'soundAlike';
  if (Math.max(a.loose.length, b.loose.length) > LONGEST_COMPARED) return null;
  // `已成交-橱柜` and `已成交-衣柜` are two products by intention: only what differs after the dash is compared.
  const isSibling = a.head !== '' && a.head === b.head;
  return differsByOneSlip(isSibling ? a.rest : a.loose, isSibling ? b.rest : b.loose) ? 'oneCharacter' : null;
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
