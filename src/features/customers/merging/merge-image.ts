/** What taking a merge back needs, as it is kept in the database. */
import type { AttributeValue, FieldImage, Fields, Identity } from '../core/public.ts';

export interface MergeImage {
  /** The survivor's fields around the merge. */
  readonly fields: FieldImage;
  /** What belonged to the record that went away. */
  readonly identities: readonly Identity[];
  /** People whose follow relation moved. */
  readonly follows: readonly number[];
  /** By name of the participant. */
  readonly shares: Readonly<Record<string, unknown>>;
}

type StoredFields = Omit<Fields, 'attributes'> & {
  readonly attributes: Readonly<Record<string, AttributeValue>>;
};
interface StoredImage extends Omit<MergeImage, 'fields'> {
  readonly fields: { readonly before: StoredFields; readonly after: StoredFields };
}

const pack = (fields: Fields): StoredFields => ({
  ...fields,
  attributes: Object.fromEntries(fields.attributes),
});
const unpack = (fields: StoredFields): Fields => ({
  ...fields,
  attributes: new Map(Object.entries(fields.attributes)),
});

export const toImage = (image: MergeImage): StoredImage => ({
  ...image,
  fields: { before: pack(image.fields.before), after: pack(image.fields.after) },
});

/** `stored` was written by `toImage`. */
export function fromImage(stored: unknown): MergeImage {
  const image = stored as StoredImage;
  return {
    ...image,
    fields: { before: unpack(image.fields.before), after: unpack(image.fields.after) },
  };
}
