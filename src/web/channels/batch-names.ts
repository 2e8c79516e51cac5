/** Names of a batch: product × period, or one list alone; each with the tags that are called the same. */

export interface BatchItem {
  readonly name: string;
  /** Ids. */
  readonly tags: readonly string[];
  /** Words of the name without a tag of that name. */
  readonly untagged: readonly string[];
}

const lines = (text: string): string[] => [
  ...new Set(
    text
      .split(/[\n,，、;；]/)
      .map((line) => line.trim())
      .filter(Boolean),
  ),
];

/** `tagsNamed`: ids of the tags of this name. A name that several groups have means none of them. */
export function batchItems(
  products: string,
  periods: string,
  tagsNamed: (name: string) => readonly string[],
): BatchItem[] {
  const across = lines(periods);
  const words = lines(products).flatMap((product) =>
    across.length === 0 ? [[product]] : across.map((period) => [product, period]),
  );
  return words.map((parts) => {
    const found = parts.map((part) => ({ part, tags: tagsNamed(part) }));
    return {
      name: parts.join(' × '),
      tags: found.flatMap(({ tags }) => (tags.length === 1 ? tags : [])),
      untagged: found.filter(({ tags }) => tags.length !== 1).map(({ part }) => part),
    };
  });
}
