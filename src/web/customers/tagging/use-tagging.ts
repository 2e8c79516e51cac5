/** Tagging one customer: the chip is there at once; a refusal takes it back, shakes it and says why. */
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import { ApiError, call, keyOf, useErrorSentence, useFormat, useTexts, useToast } from '#ui';
import {
  causeRoute,
  countRoute,
  explainRoute,
  type HeldTag,
  heldRoute,
  historyRoute,
  queryRoute,
  suggestionsRoute,
  type Tag,
  type TaggingsInput,
  taggingsRoute,
  timelineRoute,
  undoRoute,
} from '../api.ts';
import type { Library } from '../library.ts';
import { type Writer, withoutTag, withTag } from './held-tags.ts';
import { rememberTag } from './stored-tags.ts';
import { taggingTexts } from './texts.ts';

/** Everything on a page that shows who has which tag. */
const showingTags = [
  keyOf(heldRoute),
  keyOf(historyRoute),
  keyOf(explainRoute),
  keyOf(timelineRoute),
  keyOf(suggestionsRoute),
  keyOf(queryRoute),
  keyOf(countRoute),
  keyOf(causeRoute),
];

/** Asks everything again that a change of tags can have changed. */
export function useTagsChanged(): () => Promise<void> {
  const client = useQueryClient();
  return useCallback(async () => {
    await Promise.all(showingTags.map((queryKey) => client.invalidateQueries({ queryKey })));
  }, [client]);
}

/** Takes back what one call changed. Throws when nothing could be taken back. */
export function useUndoCause(): (cause: string) => Promise<void> {
  const t = useTexts(taggingTexts);
  const changed = useTagsChanged();
  return async (cause) => {
    const answer = await call(undoRoute, { params: { id: cause } });
    await changed();
    if ('restored' in answer && answer.restored === 0 && answer.kept > 0)
      throw new ApiError({ status: 409, code: 'cause.changedSince', message: t('changedSince') });
  };
}

interface HeldList {
  readonly items: HeldTag[];
  readonly nextCursor: string | null;
  readonly total: number;
}

interface Sent {
  readonly tag: string;
  readonly body: TaggingsInput;
  readonly draw: (held: readonly HeldTag[]) => readonly HeldTag[];
  readonly done: string;
  readonly failed: (why: string) => string;
}

export interface Tagging {
  readonly add: (tag: Tag) => void;
  readonly remove: (tag: { readonly id: string; readonly name: string }) => void;
  /** The tag that was refused just now: it shakes once. */
  readonly refused: string | null;
  /** Tags whose change is on its way. */
  readonly pending: ReadonlySet<string>;
}

export function useTagging(customer: string, library: Library | undefined, me: Writer): Tagging {
  const t = useTexts(taggingTexts);
  const client = useQueryClient();
  const toast = useToast();
  const sentence = useErrorSentence();
  const format = useFormat();
  const changed = useTagsChanged();
  const undo = useUndoCause();
  const [refused, setRefused] = useState<string | null>(null);
  const [pending, setPending] = useState<ReadonlySet<string>>(new Set());
  const running = useRef(0);
  const key = keyOf(heldRoute, { params: { id: customer } });

  const draw = (change: (held: readonly HeldTag[]) => readonly HeldTag[]) =>
    client.setQueryData<HeldList>(key, (list) => {
      if (!list) return list;
      const items = [...change(list.items)];
      return { ...list, items, total: items.length };
    });

  const write = async (sent: Sent): Promise<void> => {
    running.current++;
    setRefused(null);
    setPending((now) => new Set([...now, sent.tag]));
    const fail = (why: string) => {
      setRefused(sent.tag);
      toast({ text: sent.failed(why), tone: 'bad' });
    };
    try {
      await client.cancelQueries({ queryKey: key });
      draw(sent.draw);
      const answer = await call(taggingsRoute, { body: sent.body });
      const [no] = answer.refused;
      if (no) fail(no.message);
      else if (answer.cause) {
        const { cause } = answer;
        toast({ text: sent.done, undo: () => undo(cause) });
      }
    } catch (error) {
      fail(sentence(error));
    }
    running.current--;
    setPending((now) => new Set([...now].filter((tag) => tag !== sent.tag)));
    // While another change is on its way its chip must not be drawn over.
    if (running.current === 0) await changed();
  };

  return {
    refused,
    pending,
    add: (tag) => {
      rememberTag(me.id, tag.id);
      const group = library?.group(tag.group.id);
      const held = client.getQueryData<HeldList>(key)?.items ?? [];
      const old = held.filter((each) => !withTag(held, tag, group, me, new Date()).includes(each));
      const names = format.list(old.map((each) => each.tag.name));
      void write({
        tag: tag.id,
        body: { add: [{ customer, tag: tag.id }] },
        draw: (now) => withTag(now, tag, group, me, new Date()),
        done:
          old.length > 0 ? t('replaced', { name: tag.name, old: names }) : t('tagged', { name: tag.name }),
        failed: (why) => t('notTagged', { name: tag.name, why }),
      });
    },
    remove: (tag) =>
      void write({
        tag: tag.id,
        body: { remove: [{ customer, tag: tag.id }] },
        draw: (now) => withoutTag(now, tag.id),
        done: t('untagged', { name: tag.name }),
        failed: (why) => t('notUntagged', { name: tag.name, why }),
      }),
  };
}
