/** What somebody must be allowed to, besides `imports:run`, for what an import does. */
import { type Mapping, mappedKinds, parseTarget } from '#features/imports/core';
import { type Actor, type Right, requireRight } from '#kernel';
import type { ImportKind } from './contract.ts';

/** Orders and events come as they do from a shop: for them `imports:run` is the right. */
const needed: Readonly<Record<ImportKind, readonly Right[]>> = {
  customers: ['customers:write'],
  orders: [],
  events: [],
  taggings: ['tags:apply'],
  library: ['library:write'],
};

/** Error: `right.missing`. */
export function requireImportRights(actor: Actor, kind: ImportKind, mapping: Mapping | null): void {
  for (const right of needed[kind]) requireRight(actor, right);
  if (namesTags(kind, mapping)) requireRight(actor, 'tags:apply');
}

function namesTags(kind: ImportKind, mapping: Mapping | null): boolean {
  const mapped = mappedKinds.find((one) => one === kind);
  return Object.values(mapping?.columns ?? {}).some((target) => {
    const field = mapped && parseTarget(target, mapped)?.field;
    return field === 'tags' || field === 'tag' || field === 'remove';
  });
}
