/**
 * Library as code: the whole library as one nested document that people can read, keep in version control and edit.
 * Order in a list is order in the library; in an ordered group the last tag is the highest level.
 * A field that is left out says nothing: a new element gets the default, an existing one keeps what it has.
 */

import { z } from 'zod';
import { AppError, detailsOf, type ErrorDetail, name, text } from '#kernel';
import { normalizeName } from './folding.ts';
import { isKey, KEY_MOST } from './keys.ts';
import {
  type Category,
  choices,
  type Definition,
  definitionFields,
  groupDefaults,
  hues,
  inOrder,
  kinds,
  type Library,
  type Tag,
  type TagGroup,
  tagDefaults,
} from './library.ts';

/** Wider than any good name, so that the lint can say what is wrong instead of the schema. */
const NAME_MOST = 200;
const TEXT_MOST = 2000;

const elementName = name(NAME_MOST).transform(normalizeName);
const key = z
  .string()
  .max(KEY_MOST)
  .refine(isKey, { params: { code: 'badKey' } });
const aliases = z.array(elementName).max(50);
const note = text(TEXT_MOST);
const reference = name(NAME_MOST).nullable();
const hue = z.enum(hues).nullable();

const documentDefinition = z.strictObject({
  meaning: note.exactOptional(),
  scope: note.exactOptional(),
  example: note.exactOptional(),
  counterExample: note.exactOptional(),
  appliedBy: note.exactOptional(),
  removeWhen: note.exactOptional(),
});

const documentTag = z.strictObject({
  key: key.exactOptional(),
  name: elementName,
  order: z.int().min(-1_000_000).max(1_000_000).exactOptional(),
  kind: z.enum(kinds).exactOptional(),
  color: hue.exactOptional(),
  aliases: aliases.exactOptional(),
  definition: documentDefinition.exactOptional(),
  protected: z.boolean().exactOptional(),
  pinned: z.boolean().exactOptional(),
  internal: z.boolean().exactOptional(),
  purpose: note.exactOptional(),
  archived: z.boolean().exactOptional(),
});

const documentGroup = z.strictObject({
  key: key.exactOptional(),
  name: elementName,
  aliases: aliases.exactOptional(),
  choice: z.enum(choices).exactOptional(),
  max: z.int().min(1).max(1000).nullable().exactOptional(),
  ordered: z.boolean().exactOptional(),
  exhaustive: z.boolean().exactOptional(),
  perStaff: z.boolean().exactOptional(),
  newerWins: z.boolean().exactOptional(),
  kind: z.enum(kinds).exactOptional(),
  color: hue.exactOptional(),
  description: note.exactOptional(),
  pattern: reference.exactOptional(),
  productLine: reference.exactOptional(),
  steward: reference.exactOptional(),
  deputy: reference.exactOptional(),
  departments: z.array(name(NAME_MOST)).max(200).exactOptional(),
  archived: z.boolean().exactOptional(),
  tags: z.array(documentTag).max(10_000).exactOptional(),
});

export type DocumentTag = z.output<typeof documentTag>;
export type DocumentGroup = z.output<typeof documentGroup>;
export interface DocumentCategory {
  key?: string;
  name: string;
  description?: string;
  archived?: boolean;
  categories?: DocumentCategory[];
  groups?: DocumentGroup[];
}

const documentCategory: z.ZodType<DocumentCategory> = z.strictObject({
  key: key.exactOptional(),
  name: elementName,
  description: note.exactOptional(),
  archived: z.boolean().exactOptional(),
  get categories() {
    return z.array(documentCategory).max(1000).exactOptional();
  },
  groups: z.array(documentGroup).max(1000).exactOptional(),
});

/** Schema of a library document, version 1. Unknown fields are refused by name. */
export const libraryDocument = z.strictObject({
  version: z.literal(1).default(1),
  categories: z.array(documentCategory).max(1000).exactOptional(),
  /** Groups that stand in no category. */
  groups: z.array(documentGroup).max(1000).exactOptional(),
});
export type LibraryDocument = z.output<typeof libraryDocument>;

/** Nesting of plain values that is still a library: 30 levels of categories, and what hangs on the last. */
const DEEPEST = 70;

function tooDeep(value: unknown): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEEPEST) return true;
    level = level.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one) : []));
  }
  return false;
}

/**
 * Checks a plain value (from JSON, YAML or a table) and gives the document in its normal form.
 * Error: `library.invalidDocument` with one detail per fault, its path dotted (`categories.0.groups.1.color`).
 */
export function readDocument(value: unknown): LibraryDocument {
  if (tooDeep(value)) throw invalidDocument([{ path: '', code: 'tooDeep', facts: { max: DEEPEST } }]);
  const read = libraryDocument.safeParse(value, { reportInput: true });
  if (read.success) return read.data;
  throw invalidDocument(detailsOf(read.error).slice(0, 100));
}

export const invalidDocument = (details: readonly ErrorDetail[]): AppError =>
  new AppError('invalid', 'library.invalidDocument', { faults: details.length }, details);

export interface DocumentOptions {
  /** Write every field, also those that have their default value. */
  readonly complete?: boolean;
}

/**
 * The library as a document; personal tags stay out. Planned onto the same library it changes nothing, and onto an
 * empty one it makes the same library again.
 */
export function documentOf(library: Library, { complete = false }: DocumentOptions = {}): LibraryDocument {
  const children = childrenOf(library);
  const ofCategory = (category: Category): DocumentCategory => {
    const below = children.categories(category.key).map(ofCategory);
    const groups = children.groups(category.key).map(ofGroup);
    return {
      key: category.key,
      name: category.name,
      ...(complete || category.description ? { description: category.description } : {}),
      ...(category.archived ? { archived: true } : {}),
      ...(below.length > 0 ? { categories: below } : {}),
      ...(groups.length > 0 ? { groups } : {}),
    };
  };
  const ofGroup = (group: TagGroup): DocumentGroup => {
    const tags = children.tags(group.key);
    const levels = group.ordered && new Set(tags.map((tag) => tag.order)).size < tags.length;
    return {
      key: group.key,
      name: group.name,
      ...fieldsOf<DocumentGroup, GroupField>(group, groupFields, groupDefaults, complete),
      ...(tags.length > 0 ? { tags: tags.map((tag) => ofTag(tag, group, levels)) } : {}),
    };
  };
  const ofTag = (tag: Tag, group: TagGroup, levels: boolean): DocumentTag => {
    const definition = Object.fromEntries(
      definitionFields
        .filter((field) => complete || tag.definition[field])
        .map((field) => [field, tag.definition[field]]),
    ) as Partial<Definition>;
    return {
      key: tag.key,
      name: tag.name,
      ...(levels ? { order: tag.order } : {}),
      ...fieldsOf<DocumentTag, TagField>(tag, tagFields, { ...tagDefaults, kind: group.kind }, complete),
      ...(Object.keys(definition).length > 0 ? { definition } : {}),
    };
  };
  const categories = children.categories(null).map(ofCategory);
  const groups = children.groups(null).map(ofGroup);
  return {
    version: 1,
    ...(categories.length > 0 ? { categories } : {}),
    ...(groups.length > 0 ? { groups } : {}),
  };
}

/** Fields of a group and a tag that a document sets one by one, in the order in which they are written. */
export const groupFields = [
  'aliases',
  'choice',
  'max',
  'ordered',
  'exhaustive',
  'perStaff',
  'newerWins',
  'kind',
  'color',
  'description',
  'pattern',
  'productLine',
  'steward',
  'deputy',
  'departments',
  'archived',
] as const satisfies readonly (keyof TagGroup & keyof DocumentGroup)[];
export const tagFields = [
  'kind',
  'color',
  'aliases',
  'protected',
  'pinned',
  'internal',
  'purpose',
  'archived',
] as const satisfies readonly (keyof Tag & keyof DocumentTag)[];

export type GroupField = (typeof groupFields)[number];
export type TagField = (typeof tagFields)[number];

/** `archived` says something only when it is true: a mention without it means that the element is in use. */
function fieldsOf<D, F extends string>(
  element: Readonly<Record<F, unknown>>,
  fields: readonly F[],
  defaults: Readonly<Record<F, unknown>>,
  complete: boolean,
): Partial<Pick<D, F & keyof D>> {
  const said = fields.filter((field) => {
    const value = element[field];
    const isDefault = Array.isArray(value) ? value.length === 0 : value === defaults[field];
    return !isDefault || (complete && field !== 'archived');
  });
  return Object.fromEntries(said.map((field) => [field, element[field]])) as Partial<Pick<D, F & keyof D>>;
}

/** Elements by parent, in display order. A group of an unknown category counts as not placed. */
function childrenOf(library: Library) {
  const known = new Set(library.categories.map((category) => category.key));
  const placeOf = (group: TagGroup) =>
    group.category !== null && known.has(group.category) ? group.category : null;
  const enterprise = library.tags.filter((tag) => tag.scope === 'enterprise');
  return {
    categories: byParent(library.categories, (category) => category.parent),
    groups: byParent(library.groups, placeOf),
    tags: byParent(enterprise, (tag) => tag.group),
  };
}

function byParent<T extends { readonly order: number }>(
  elements: readonly T[],
  parentOf: (element: T) => string | null,
): (parent: string | null) => T[] {
  const lists = new Map<string | null, T[]>();
  for (const element of inOrder(elements)) {
    const list = lists.get(parentOf(element));
    if (list) list.push(element);
    else lists.set(parentOf(element), [element]);
  }
  return (parent) => lists.get(parent) ?? [];
}
