/**
 * The messages on the page, as a value. Pure: time passes by `tick`, one second each. A message with an undo stays
 * six seconds, and does not grow older while somebody points at it.
 */
export interface ToastRequest {
  /** What happened, to whom: 已打上「共同决策」. */
  readonly text: string;
  readonly tone?: 'ok' | 'bad' | 'info';
  /** Takes the change back; may take its time and may fail. */
  readonly undo?: () => Promise<unknown>;
  readonly seconds?: number;
}

export interface Toast extends ToastRequest {
  readonly id: number;
  readonly left: number;
  readonly held: boolean;
  readonly undoing: boolean;
}

export type Toasts = readonly Toast[];

const STAYS = 6;
const AT_MOST = 3;

export function addToast(list: Toasts, id: number, request: ToastRequest): Toasts {
  const toast = { ...request, id, left: request.seconds ?? STAYS, held: false, undoing: false };
  return [...list, toast].slice(-AT_MOST);
}

/** One second later. */
export const tick = (list: Toasts): Toasts =>
  list.map((t) => (t.held || t.undoing ? t : { ...t, left: t.left - 1 })).filter((t) => t.left > 0);

export const changeToast = (list: Toasts, id: number, change: Partial<Toast>): Toasts =>
  list.map((t) => (t.id === id ? { ...t, ...change } : t));

export const dropToast = (list: Toasts, id: number): Toasts => list.filter((t) => t.id !== id);

/** What Ctrl Z takes back: the newest change that still can be. */
export const lastUndoable = (list: Toasts): Toast | undefined => list.findLast((t) => t.undo && !t.undoing);
