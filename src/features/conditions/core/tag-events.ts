/** Conditions over what the log of tags tells: which tags they name. */
import { type ErrorDetail, fromId, toId } from '#kernel';
import { propertyType, tagEvents } from './builtin.ts';
import type { Where } from './language.ts';
import { dotted } from './limits.ts';
import type { Lookups } from './lookups.ts';
import type { AskedEvents, DidLeaf, Test, WhereTest } from './resolved.ts';

/** Whether events of these types come from the log of tags. */
export const areOfTags = (types: readonly string[]): boolean =>
  types.some((type) => (tagEvents as readonly string[]).includes(type));

/**
 * The tests of a property that is a tag, by ids: those of a tag and of all that were merged into it. A detail for every name
 * that is unknown, and for a comparison that names no tag: the log of all tags is not searched. Of another property than
 * `tag` it may also be asked whether there is one.
 */
export function resolveTagTests(where: Where, at: string, look: Lookups): WhereTest | null {
  const { property, ...operators } = where;
  const compared = Object.keys(operators);
  if (property !== 'tag' && compared.length === 1 && operators.exists !== undefined)
    return { property, tests: [{ op: 'exists', value: operators.exists }] };
  const op = operators.is === undefined ? 'in' : 'is';
  const others = compared.filter((key) => key !== op);
  const names = operators.is === undefined ? (operators.in ?? []) : [operators.is];
  if (names.length === 0 || others.length > 0) {
    look.details.push({ path: at, code: 'tagNeeded', facts: {} });
    return null;
  }
  const found = names.map((name, i) => look.tag(String(name), dotted(at, op === 'is' ? op : `in.${i}`)));
  const tags = found.flatMap((tag) => (tag ? [tag] : []));
  if (tags.length < names.length) return null;
  const ids = tags.flatMap((tag) => [tag.id, ...(tag.formerIds ?? [])]).map((id) => toId('tag', id));
  const said = tags.map((tag) => look.vocabulary.pathOf(tag));
  return { property, tests: [isOneOf(ids)], said: [isOneOf(said)] };
}

const isOneOf = (values: readonly string[]): Test =>
  values.length === 1 ? { op: 'is', value: values[0] ?? '' } : { op: 'in', values };

/** What events of tags need: a detail when no tag is named. */
export function needTag(asked: AskedEvents, at: string, details: ErrorDetail[]): void {
  if (areOfTags(asked.types) && !asked.where.some(({ property }) => property === 'tag'))
    details.push({ path: dotted(at, 'where'), code: 'tagNeeded', facts: {} });
}

function namedIn({ types, where }: AskedEvents): readonly number[] {
  if (!areOfTags(types)) return [];
  return where.flatMap(({ property, tests }) =>
    propertyType(types, property) === 'tag'
      ? tests.flatMap(valuesOf).flatMap((id) => fromId('tag', id) ?? [])
      : [],
  );
}

const valuesOf = (test: Test): readonly string[] =>
  test.op === 'is' ? [String(test.value)] : test.op === 'in' ? test.values.map(String) : [];

/** The tags whose coming and going a leaf asks for as events, and those whose place they took; those merged into them too. */
export const tagsHeard = ({ types, where, after, did }: DidLeaf): readonly number[] => [
  ...new Set(
    [
      { did, types, where },
      ...(after ? [after.first] : []),
      ...(after?.without ? [after.without] : []),
    ].flatMap(namedIn),
  ),
];
