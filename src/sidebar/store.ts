/** The state of the page outside of React: what is shown, what waits to be sent, what is said. */
import { ApiError, addressOf, call, mayPass } from '#ui/lean';
import {
  customerRoute,
  favouritesRoute,
  liveRoute,
  noteRoute,
  type Offered,
  remarkRoute,
  type Shown,
  tagRoute,
} from './api.ts';
import {
  backFrom,
  dropWrite,
  isExpired,
  keepWrite,
  keptWrites,
  type TagLook,
  type View,
  viewOf,
  type Write,
} from './writes.ts';

type Change = { readonly add: TagLook | null; readonly remove: TagLook | null };

export type Toast =
  | { readonly kind: 'tag'; readonly change: Change; readonly replaced: string | null; readonly undo: Change }
  | { readonly kind: 'noteSaved' | 'remarkSaved' | 'expired' }
  | { readonly kind: 'refused'; readonly reason: string };

export interface State {
  readonly phase: 'opening' | 'shown' | 'missing' | 'failed' | 'signInFailed';
  readonly view: View | null;
  /** What went wrong, when the phase is `failed`. */
  readonly error: ApiError | null;
  /** How many writes have not been sent. */
  readonly waiting: number;
  /** Whether the last try got an answer. */
  readonly reached: boolean;
  readonly toast: Toast | null;
}

const PAUSES = [2000, 4000, 8000, 15_000, 30_000];
const MISSING_EVERY = 3000;
const POLL = 2000;
const TOAST_MS = 6000;
const SIGN_IN_MARK = 'baizigui.sidebar.signIn';

/** WeCom says who it is and comes back here. False: it did so a moment ago, and again nothing would change. */
export function toSignIn(): boolean {
  const last = Number(sessionStorage.getItem(SIGN_IN_MARK) ?? 0);
  if (Date.now() - last < 20_000) return false;
  sessionStorage.setItem(SIGN_IN_MARK, String(Date.now()));
  location.replace(`/wecom/sign-in?${new URLSearchParams({ to: location.pathname + location.search })}`);
  return true;
}

export class Sidebar {
  #state: State = { phase: 'opening', view: null, error: null, waiting: 0, reached: true, toast: null };
  readonly #listeners = new Set<() => void>();
  #external = '';
  #shown: Shown | null = null;
  /** In the order they were made. `done`: arrived, shown until an answer has it. */
  #writes: (Write & { done?: boolean })[] = [];
  #sending = false;
  #failures = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #toastTimer: ReturnType<typeof setTimeout> | undefined;
  #source: EventSource | null = null;
  #asking: Promise<void> | null = null;
  #askAgain = false;

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };
  readonly snapshot = (): State => this.#state;

  open(external: string): void {
    this.#external = external;
    window.addEventListener('online', () => this.#wake());
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') this.#wake();
    });
    void this.refresh();
  }

  /** One more look; looks that are asked for meanwhile become one. */
  refresh(): Promise<void> {
    if (this.#asking) {
      this.#askAgain = true;
      return this.#asking;
    }
    this.#asking = this.#ask().finally(() => {
      this.#asking = null;
      if (!this.#askAgain) return;
      this.#askAgain = false;
      void this.refresh();
    });
    return this.#asking;
  }

  tap(change: Change): void {
    const { view } = this.#state;
    if (!view) return;
    const undo = backFrom(view, change);
    const replaced = change.add && undo.add ? undo.add.name : null;
    this.#write({ kind: 'tag', ...change });
    this.say({ kind: 'tag', change, replaced, undo });
  }

  note(note: { readonly kind: 'note' | 'promise' | 'kept'; readonly text: string }): void {
    this.#write({ kind: 'note', note });
    this.say({ kind: 'noteSaved' });
  }

  remark(remark: string): void {
    this.#write({ kind: 'remark', remark });
    this.say({ kind: 'remarkSaved' });
  }

  undo(change: Change): void {
    this.#write({ kind: 'tag', ...change });
    this.say(null);
  }

  async favourite(tag: Offered): Promise<void> {
    const now = (this.#shown?.quick ?? []).filter((each) => each.favourite).map((each) => each.id);
    const tags = tag.favourite ? now.filter((id) => id !== tag.id) : [...now, tag.id];
    try {
      await call(favouritesRoute, { body: { tags } });
      await this.refresh();
    } catch (error) {
      this.#refuse(error);
    }
  }

  say(toast: Toast | null): void {
    clearTimeout(this.#toastTimer);
    if (toast) this.#toastTimer = setTimeout(() => this.say(null), TOAST_MS);
    this.#set({ toast });
  }

  #set(change: Partial<State>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }

  #show(change: Partial<State> = {}): void {
    const view = this.#shown && viewOf(this.#shown, this.#writes);
    this.#set({ ...change, view, waiting: this.#writes.filter((write) => !write.done).length });
  }

  #wake(): void {
    clearTimeout(this.#timer);
    void this.refresh();
    void this.#send();
  }

  #later(work: () => void, ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(work, ms);
  }

  async #ask(): Promise<void> {
    const arrived = new Set(this.#writes.filter((write) => write.done).map((write) => write.key));
    try {
      const shown = await call(customerRoute, { query: { external: this.#external } });
      const first = this.#shown === null;
      this.#shown = shown;
      this.#writes = this.#writes.filter((write) => !arrived.has(write.key));
      if (first) this.#begin(shown);
      this.#failures = 0;
      this.#show({ phase: 'shown', error: null, reached: true });
    } catch (error) {
      this.#askFailed(error);
    }
  }

  #begin(shown: Shown): void {
    sessionStorage.removeItem(SIGN_IN_MARK);
    const kept = keptWrites(localStorage, shown.staff.id);
    const old = kept.filter((write) => isExpired(write, new Date()));
    for (const { key } of old) dropWrite(localStorage, shown.staff.id, key);
    this.#writes = [...kept.filter((write) => !old.includes(write)), ...this.#writes];
    if (old.length > 0) this.say({ kind: 'expired' });
    this.#listen(shown);
    void this.#send();
  }

  #askFailed(error: unknown): void {
    if (!(error instanceof ApiError)) throw error;
    const passes = mayPass(error) || error.code === 'network.timeout';
    if (error.status === 401) this.#signIn();
    else if (error.status === 404) {
      this.#shown = null;
      this.#show({ phase: 'missing', error, reached: true });
      // A customer who was added a moment ago comes with the next callback.
      this.#later(() => void this.refresh(), MISSING_EVERY);
    } else {
      if (passes || this.#shown) this.#retryLater();
      this.#show({ reached: !passes, ...(this.#shown ? {} : { phase: 'failed', error }) });
    }
  }

  #retryLater(): void {
    this.#later(() => this.#wake(), PAUSES[Math.min(this.#failures++, PAUSES.length - 1)] ?? POLL);
  }

  #signIn(): void {
    if (!toSignIn()) this.#set({ phase: 'signInFailed' });
  }

  #listen(shown: Shown): void {
    const source = new EventSource(addressOf(liveRoute, { params: { id: shown.customer.id } }));
    this.#source = source;
    source.onmessage = (event: MessageEvent<string>) => {
      const { position } = JSON.parse(event.data) as { position: number };
      if (position > (this.#shown?.position ?? 0)) void this.refresh();
    };
    source.onerror = () => {
      if (source.readyState !== EventSource.CLOSED || this.#source !== source) return;
      // Something between here and the server does not let streams through.
      setInterval(() => {
        if (document.visibilityState === 'visible') void this.refresh();
      }, POLL);
    };
  }

  // biome-ignore lint/suspicious/noExplicitAny: a write of any kind without what all have
  #write(what: any): void {
    const staff = this.#shown?.staff.id;
    if (staff === undefined) return;
    const write: Write = { ...what, key: newKey(), external: this.#external, at: new Date().toISOString() };
    keepWrite(localStorage, staff, write);
    this.#writes = [...this.#writes, write];
    this.#show();
    void this.#send();
  }

  /** One after the other: the order of taps is their meaning. */
  async #send(): Promise<void> {
    if (this.#sending) return;
    this.#sending = true;
    for (;;) {
      const next = this.#writes.find((write) => !write.done);
      const staff = this.#shown?.staff.id;
      if (!next || staff === undefined) break;
      try {
        const reason = await send(next);
        this.#arrived(staff, next, reason);
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        const waits = mayPass(error) || error.code === 'network.timeout' || error.status === 429;
        if (error.status === 401) this.#signIn();
        if (waits || error.status === 401) {
          this.#show({ reached: false });
          this.#retryLater();
          break;
        }
        this.#arrived(staff, next, error.message);
      }
    }
    this.#sending = false;
  }

  /** `reason`: why the server did not do it; then the page shows what is there. */
  #arrived(staff: string, write: Write, reason: string | null): void {
    dropWrite(localStorage, staff, write.key);
    this.#failures = 0;
    this.#writes =
      reason === null
        ? this.#writes.map((each) => (each.key === write.key ? { ...each, done: true } : each))
        : this.#writes.filter((each) => each.key !== write.key);
    if (reason !== null) this.say({ kind: 'refused', reason });
    this.#show({ reached: true });
    void this.refresh();
  }

  #refuse(error: unknown): void {
    if (!(error instanceof ApiError)) throw error;
    this.say({ kind: 'refused', reason: error.message });
  }
}

/** Null: done. Otherwise the server's reason against it. */
async function send(write: Write): Promise<string | null> {
  const { external, key } = write;
  const options = { idempotencyKey: key };
  if (write.kind === 'note') {
    await call(noteRoute, { body: { external, ...write.note } }, options);
    return null;
  }
  if (write.kind === 'remark') {
    await call(remarkRoute, { body: { external, remark: write.remark } }, options);
    return null;
  }
  const add = write.add ? [write.add.id] : [];
  const remove = write.remove ? [write.remove.id] : [];
  const { refused } = await call(tagRoute, { body: { external, add, remove } }, options);
  return refused[0]?.message ?? null;
}

function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('');
}
