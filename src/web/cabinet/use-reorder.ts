import { call, useTexts } from '#ui';
import { patchTag } from './api.ts';
import { moved, renumbered } from './order.ts';
import { cabinetTexts } from './texts.ts';
import { useLibraryWrite } from './use-library-write.ts';
import type { Drawer } from './wall.ts';

export interface Reordering {
  readonly drawer: Drawer;
  readonly tag: string;
  /** Place among the others, from 0. */
  readonly to: number;
}

/** Takes a tag to another place in its drawer, with the way back in the message. */
export function useReorder() {
  const t = useTexts(cabinetTexts);
  return useLibraryWrite(
    async ({ drawer, tag, to }: Reordering) => {
      const all = drawer.compartments.map((one) => one.tag);
      const changeSets: (string | null)[] = [];
      for (const { id, order } of renumbered(moved(all, tag, to), drawer.group.ordered))
        changeSets.push((await call(patchTag, { params: { id }, body: { order } })).changeSet);
      const name = all.find((one) => one.id === tag)?.name ?? '';
      return { text: t('reordered', { name }), changeSets };
    },
    { loud: true },
  );
}
