/** The search with its dictionary, in a chunk of its own: loaded when somebody first types. */
import { spell, type TagSearch, tagSearch } from '#features/tags/core';

/** How names are spelled stays the same however often lists of them are made. */
const spelled = new Map<string, ReturnType<typeof spell>>();

function spellOnce(text: string): ReturnType<typeof spell> {
  let spelling = spelled.get(text);
  if (!spelling) {
    spelling = spell(text);
    spelled.set(text, spelling);
  }
  return spelling;
}

export const pinyinSearch = (items: Parameters<typeof tagSearch>[0]): TagSearch =>
  tagSearch(items, spellOnce);
