import { useCallback, useRef } from 'react';
import { call, useTexts } from '#ui';
import { type Group, patchTag } from './api.ts';
import { cabinetTexts } from './texts.ts';
import { useLibraryWrite } from './use-library-write.ts';

/** Puts a tag into another drawer at once, with the way back in the message. Always the same function. */
export function useMoveTag(): (tag: string, group: Group) => void {
  const t = useTexts(cabinetTexts);
  const move = useLibraryWrite(
    async ({ tag, group }: { tag: string; group: Group }) => {
      const { name, changeSet } = await call(patchTag, { params: { id: tag }, body: { group: group.id } });
      return { text: t('moved', { name, group: group.name }), changeSets: [changeSet] };
    },
    { loud: true },
  );
  const latest = useRef(move.mutate);
  latest.current = move.mutate;
  return useCallback((tag, group) => latest.current({ tag, group }), []);
}
