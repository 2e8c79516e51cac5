/** What a preset is, and how its groups are written down. Keys are part of the data: they survive renames. */
import type { Language } from '#kernel';
import type { DocumentGroup, DocumentTag, LibraryDocument } from '../core/public.ts';

export interface Preset {
  readonly id: string;
  /** A whole way to describe customers, or a starting point for one line of business. */
  readonly kind: 'scheme' | 'industry';
  readonly name: Readonly<Record<Language, string>>;
  /** One sentence. */
  readonly summary: Readonly<Record<Language, string>>;
  /** Numbers of the documents it comes from, the main one first. */
  readonly seeds: readonly string[];
  readonly document: LibraryDocument;
}

type TagMore = Omit<DocumentTag, 'key' | 'name'>;
/** Key below the group's key, name, meaning, and whatever else is to be said. */
export type TagRow = readonly [key: string, name: string, meaning: string, more?: TagMore];

/** A group with tags whose keys begin with its own: `intent` → `intent.high`. In an ordered group the highest is last. */
export const group = (
  key: string,
  name: string,
  fields: Omit<DocumentGroup, 'key' | 'name' | 'tags'>,
  rows: readonly TagRow[] = [],
): DocumentGroup => ({
  key,
  name,
  ...fields,
  ...(rows.length > 0
    ? {
        tags: rows.map(([suffix, tagName, meaning, more = {}]) => ({
          ...more,
          key: `${key}.${suffix}`,
          name: tagName,
          definition: { meaning, ...more.definition },
        })),
      }
    : {}),
});

/** Said of a dimension that the document names without values. */
export const OWN_VALUES = '原文只列出维度，没有给出取值，请按自己的业务填写。';
