/** Ready-made libraries, in the caller's language. */
import { type OutputOf, type QueryOf, requireRight } from '#kernel';
import type { Ctx } from '#platform/context';
import { wholePage } from '#platform/http';
import type * as contract from '../contract.ts';
import type { DocumentCategory, DocumentGroup, LibraryDocument } from '../core/public.ts';
import { presets } from '../presets/presets.ts';

interface Size {
  readonly categories: number;
  readonly groups: number;
  readonly tags: number;
}

const add = (a: Size, b: Size): Size => ({
  categories: a.categories + b.categories,
  groups: a.groups + b.groups,
  tags: a.tags + b.tags,
});
const sizeOfGroups = (groups: readonly DocumentGroup[] = []): Size => ({
  categories: 0,
  groups: groups.length,
  tags: groups.reduce((sum, group) => sum + (group.tags?.length ?? 0), 0),
});
const sizeOfCategory = (category: DocumentCategory): Size =>
  (category.categories ?? [])
    .map(sizeOfCategory)
    .reduce(add, add({ categories: 1, groups: 0, tags: 0 }, sizeOfGroups(category.groups)));
const sizeOf = (document: LibraryDocument): Size =>
  (document.categories ?? []).map(sizeOfCategory).reduce(add, sizeOfGroups(document.groups));

export async function listPresets(
  ctx: Ctx,
  query: QueryOf<typeof contract.listPresets>,
): Promise<OutputOf<typeof contract.listPresets>> {
  requireRight(ctx.actor, 'library:read');
  return wholePage(
    presets.map((preset) => ({
      id: preset.id,
      kind: preset.kind,
      name: preset.name[ctx.language],
      summary: preset.summary[ctx.language],
      seeds: [...preset.seeds],
      ...sizeOf(preset.document),
      document: preset.document,
    })),
    query,
  );
}
