import { TagChip } from '../tag-chip/tag-chip.tsx';
import type { TagItem } from './library.ts';

/** A chip that is only drawn, as it stands in tokens, lists and rows. */
export const chipOf = (tag: TagItem) => (
  <TagChip
    name={tag.name}
    hue={tag.hue}
    size={20}
    plain
    scope={tag.scope}
    automatic={tag.automatic}
    guarded={tag.guarded}
  />
);
