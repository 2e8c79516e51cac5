/** What every part of the editor has at hand. */
import type { BuilderLibrary } from '#ui';
import type { Library } from '../../customers/library.ts';
import type { Names } from './form.ts';

export interface Frame {
  /** For conditions. */
  readonly builder: BuilderLibrary;
  /** For choosing tags; undefined while it is on its way. */
  readonly library: Library | undefined;
  readonly headCounts: ReadonlyMap<string, number>;
}

export const namesIn = (builder: BuilderLibrary): Names => ({
  tag: (text) => builder.tag(text)?.id ?? text,
  group: (text) => builder.group(text)?.id ?? text,
  groupOf: (tag) => builder.tag(tag)?.group.id,
});
