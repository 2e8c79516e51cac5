/**
 * What was done on the page and may not have reached the server yet, and how the customer looks with it. Pure, except
 * the last part, which keeps writes in the browser's storage.
 */
import type { Held, Offered, Shown } from './api.ts';

interface Common {
  /** Idempotency-Key: however often it is sent, it is done once. */
  readonly key: string;
  readonly external: string;
  /** ISO 8601. */
  readonly at: string;
}

/** The parts of a tag that the page needs to show it. */
export type TagLook = Pick<
  Offered,
  'id' | 'name' | 'group' | 'hue' | 'scope' | 'kind' | 'protected' | 'meaning'
>;

export type Write = Common &
  (
    | { readonly kind: 'tag'; readonly add: TagLook | null; readonly remove: TagLook | null }
    | {
        readonly kind: 'note';
        readonly note: { readonly kind: 'note' | 'promise' | 'kept'; readonly text: string };
      }
    | { readonly kind: 'remark'; readonly remark: string }
  );

export type Pending<T> = T & { readonly pending?: boolean };

export interface View extends Omit<Shown, 'tags' | 'followUps'> {
  readonly tags: readonly Pending<Held>[];
  readonly followUps: readonly Pending<Shown['followUps'][number]>[];
}

/** The customer as it will be when everything has arrived. */
export const viewOf = (shown: Shown, writes: readonly Write[]): View =>
  writes.filter((write) => write.external === shown.externalUserId).reduce(withWrite, shown as View);

function withWrite(view: View, write: Write): View {
  if (write.kind === 'remark') return { ...view, remark: write.remark };
  if (write.kind === 'note') {
    const { kind, text } = write.note;
    const written = { id: write.key, kind, text, at: write.at, by: view.staff, pending: true };
    return {
      ...view,
      followUps: [written, ...view.followUps],
      promise: kind === 'promise' ? written : kind === 'kept' ? null : view.promise,
    };
  }
  const { add, remove } = write;
  const without = view.tags.filter(
    ({ tag, staff }) =>
      tag.id !== remove?.id &&
      // A single choice has room for one; another person's own answer stays.
      !(
        add?.group.choice === 'single' &&
        tag.group.id === add.group.id &&
        tag.id !== add.id &&
        staff === null
      ),
  );
  if (!add || without.some(({ tag }) => tag.id === add.id)) return { ...view, tags: without };
  return { ...view, tags: [...without, heldNow(add, view, write.at)] };
}

const heldNow = (tag: TagLook, view: View, at: string): Pending<Held> => ({
  tag: {
    id: tag.id,
    name: tag.name,
    group: { id: tag.group.id, name: tag.group.name },
    path: `${tag.group.name}/${tag.name}`,
    hue: tag.hue,
    kind: tag.kind,
    scope: tag.scope,
    protected: tag.protected,
    state: 'active',
    foreign: null,
  },
  source: 'manual',
  since: at,
  by: { kind: 'staff', id: view.staff.id, name: view.staff.name },
  evidence: null,
  expiresAt: null,
  locked: false,
  staff: null,
  cause: '',
  meaning: tag.meaning,
  pending: true,
});

/** A held tag as something that can be put on again. */
export const lookOf = ({ tag, meaning }: Held, choice: Offered['group']['choice'] = 'multiple'): TagLook => ({
  id: tag.id,
  name: tag.name,
  group: { ...tag.group, choice },
  hue: tag.hue,
  scope: tag.scope,
  kind: tag.kind,
  protected: tag.protected,
  meaning,
});

/** What a tap on a tag does to the customer as shown: on, off, or one in the place of another. */
export function tapOn(
  view: View,
  tag: TagLook,
): { readonly add: TagLook | null; readonly remove: TagLook | null } {
  if (view.tags.some((held) => held.tag.id === tag.id)) return { add: null, remove: tag };
  return { add: tag, remove: null };
}

/** What would bring the tags back to how they were in `view`. */
export function backFrom(
  view: View,
  { add, remove }: { readonly add: TagLook | null; readonly remove: TagLook | null },
): { readonly add: TagLook | null; readonly remove: TagLook | null } {
  if (!add) return { add: remove, remove: null };
  const replaced =
    add.group.choice === 'single'
      ? view.tags.find(
          ({ tag, staff }) => tag.group.id === add.group.id && tag.id !== add.id && staff === null,
        )
      : undefined;
  return replaced ? { add: lookOf(replaced, 'single'), remove: null } : { add: null, remove: add };
}

const DAY = 86_400_000;
/** Later nobody expects that a tap of the day before still counts. */
export const isExpired = (write: Write, now: Date): boolean =>
  now.getTime() - new Date(write.at).getTime() > DAY;

// Each write is an entry of its own, so that two windows never overwrite each other's.
const prefixOf = (staff: string): string => `baizigui.sidebar.${staff}.`;

/** Writes of this member of staff that an earlier page left behind, the oldest first. */
export function keptWrites(storage: Storage, staff: string): Write[] {
  const writes: Write[] = [];
  for (let i = 0; i < storage.length; i++) {
    const name = storage.key(i);
    if (!name?.startsWith(prefixOf(staff))) continue;
    const write = parsed(storage.getItem(name));
    if (write) writes.push(write);
  }
  return writes.sort((a, b) => a.at.localeCompare(b.at));
}

function parsed(text: string | null): Write | null {
  try {
    const value = JSON.parse(text ?? '') as Partial<Write> | null;
    return value && typeof value.key === 'string' && typeof value.at === 'string' ? (value as Write) : null;
  } catch {
    return null;
  }
}

export const keepWrite = (storage: Storage, staff: string, write: Write): void =>
  storage.setItem(prefixOf(staff) + write.key, JSON.stringify(write));

export const dropWrite = (storage: Storage, staff: string, key: string): void =>
  storage.removeItem(prefixOf(staff) + key);
