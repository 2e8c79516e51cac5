/** What customers did, packed for memory: of each event its time and the number of its kind. */
import { ascendingPlaces } from '#kernel';
import type { Json } from './core/public.ts';

/** Events of one kind have the same type and the same of those properties that somebody reads. */
export interface EventKind {
  readonly type: string;
  readonly properties: Readonly<Record<string, Json>>;
}

/** What a kind takes beside its text, about. */
const KIND_BYTES = 200;

/** The kinds of events of some types, by number. */
export class EventKinds {
  readonly types: readonly string[];
  /** Bytes, about. */
  size = 0;
  readonly #places: ReadonlyMap<string, number>;
  readonly #kinds: EventKind[] = [];
  readonly #numbers = new Map<string, Map<string, number>>();

  /** `read`: of each type the properties that somebody reads. */
  constructor(readonly read: ReadonlyMap<string, readonly string[]>) {
    this.types = [...read.keys()];
    this.#places = new Map(this.types.map((type, i) => [type, i]));
  }

  /** The place of a type among `types`; undefined for one that nobody reads. */
  placeOf(type: string): number | undefined {
    return this.#places.get(type);
  }

  /** `values`: one for each property that is read; none of an event of which nobody reads any. */
  numberOf(type: string, values: readonly Json[]): number {
    const known = this.#numbers.get(type) ?? new Map<string, number>();
    this.#numbers.set(type, known);
    const text = values.length === 0 ? '' : JSON.stringify(values);
    const found = known.get(text);
    if (found !== undefined) return found;
    const names = values.length === 0 ? [] : (this.read.get(type) ?? []);
    const number = this.#kinds.length;
    this.#kinds.push({
      type,
      properties: Object.fromEntries(names.map((name, i) => [name, values[i] ?? null])),
    });
    known.set(text, number);
    this.size += KIND_BYTES + 4 * text.length;
    return number;
  }

  kindOf(number: number): EventKind {
    const kind = this.#kinds[number];
    if (!kind) throw new Error(`no kind of events has the number ${number}`);
    return kind;
  }
}

/** Everything of one type that a customer did. */
export interface DoneOfType {
  readonly type: string;
  /** Milliseconds since 1970, ascending. */
  readonly times: readonly number[];
  /** The kind of each event. */
  readonly kinds: { readonly of: readonly number[]; readonly among: EventKinds };
}

/** Some events of one type in any order. */
export interface Stretch {
  readonly type: string;
  readonly times: readonly number[];
  readonly kinds: readonly number[];
}

const CUSTOMER_BYTES = 500;
const EVENT_BYTES = 16;

/** Everything of some types that one customer did. */
export class PackedHistory {
  readonly #kinds: EventKinds;
  // By type, and of one type by time.
  readonly #times: number[] = [];
  readonly #numbers: number[] = [];
  /** Where each type ends. */
  readonly #ends: number[];

  constructor(kinds: EventKinds, stretches: readonly Stretch[] = []) {
    this.#kinds = kinds;
    const byType: Stretch[][] = kinds.types.map(() => []);
    for (const one of stretches) byType[kinds.placeOf(one.type) ?? -1]?.push(one);
    this.#ends = byType.map((own) => {
      const { times, kinds: numbers } = inOrder(own);
      for (let i = 0; i < times.length; i++) {
        this.#times.push(times[i] as number);
        this.#numbers.push(numbers[i] as number);
      }
      return this.#times.length;
    });
  }

  /** Bytes, about. */
  get size(): number {
    return CUSTOMER_BYTES + EVENT_BYTES * this.#times.length;
  }

  /** One event more, wherever it belongs; of a type that is among the kinds, with the values that they are known by. */
  add(type: string, at: number, values: readonly Json[]): void {
    const own = this.#kinds.placeOf(type) ?? 0;
    const kind = this.#kinds.numberOf(type, values);
    const first = this.#ends[own - 1] ?? 0;
    let place = this.#ends[own] as number;
    while (place > first && (this.#times[place - 1] as number) > at) place--;
    this.#times.splice(place, 0, at);
    this.#numbers.splice(place, 0, kind);
    for (let i = own; i < this.#ends.length; i++) (this.#ends[i] as number)++;
  }

  /** By type, as it stands now: what is added later is not in it. */
  lines(): DoneOfType[] {
    const lines: DoneOfType[] = [];
    let from = 0;
    for (const [i, to] of this.#ends.entries()) {
      if (to > from)
        lines.push({
          type: this.#kinds.types[i] as string,
          times: this.#times.slice(from, to),
          kinds: { of: this.#numbers.slice(from, to), among: this.#kinds },
        });
      from = to;
    }
    return lines;
  }
}

const isAscending = (times: readonly number[]): boolean =>
  times.every((time, i) => i === 0 || (times[i - 1] as number) <= time);

/** All of some stretches by time. */
function inOrder(stretches: readonly Stretch[]): Pick<Stretch, 'times' | 'kinds'> {
  const [only] = stretches;
  if (!only) return { times: [], kinds: [] };
  const times = stretches.length === 1 ? only.times : stretches.flatMap((one) => one.times);
  const kinds = stretches.length === 1 ? only.kinds : stretches.flatMap((one) => one.kinds);
  if (isAscending(times)) return { times, kinds };
  const places = ascendingPlaces(times);
  return { times: places.map((i) => times[i] as number), kinds: places.map((i) => kinds[i] as number) };
}
