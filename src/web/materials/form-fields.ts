/** A material as the form holds it, and as it is sent. */
import type { Material, MaterialFile, NewMaterialBody } from './api.ts';

export interface MaterialFields {
  readonly kind: Material['kind'];
  readonly name: string;
  readonly summary: string;
  readonly text: string;
  readonly url: string;
  readonly file: MaterialFile | null;
  readonly cover: MaterialFile | null;
  readonly threshold: number | null;
  readonly tags: readonly string[];
}

/** What each kind consists of. */
export const contentOf = (kind: Material['kind']): 'text' | 'url' | 'file' =>
  kind === 'link' ? 'url' : kind === 'file' || kind === 'video' ? 'file' : 'text';

/** As `USUAL_THRESHOLD_S` of the contract. */
const USUAL_THRESHOLD_S = 30;

export const emptyFields: MaterialFields = {
  kind: 'article',
  name: '',
  summary: '',
  text: '',
  url: '',
  file: null,
  cover: null,
  threshold: USUAL_THRESHOLD_S,
  tags: [],
};

export const fieldsOf = (material: Material): MaterialFields => ({
  kind: material.kind,
  name: material.name,
  summary: material.summary,
  text: material.text ?? '',
  url: material.url ?? '',
  file: material.file,
  cover: material.cover,
  threshold: material.threshold,
  tags: material.tags.map((tag) => tag.id),
});

/** What is sent. What belongs to another kind was only kept for a change of mind. */
export function settingsOf(fields: MaterialFields): Omit<NewMaterialBody, 'kind'> {
  const content = contentOf(fields.kind);
  return {
    name: fields.name.trim(),
    summary: fields.summary.trim(),
    text: content === 'text' ? fields.text : null,
    url: content === 'url' ? fields.url.trim() : null,
    file: content === 'file' ? (fields.file?.id ?? null) : null,
    cover: fields.cover?.id ?? null,
    threshold: fields.threshold ?? USUAL_THRESHOLD_S,
    tags: [...fields.tags],
  };
}

/** Names of fields that are still missing. */
export function missingIn(fields: MaterialFields): readonly ('name' | 'text' | 'url' | 'file')[] {
  const content = contentOf(fields.kind);
  const value = fields[content];
  const empty = value === null || (typeof value === 'string' && value.trim() === '');
  return [...(fields.name.trim() === '' ? (['name'] as const) : []), ...(empty ? [content] : [])];
}
