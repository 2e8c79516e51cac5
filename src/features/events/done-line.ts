/** Everything of one type that a customer did: times as numbers, and of properties only those that somebody reads. */
import type { Json } from './core/public.ts';

/** An event: its time in milliseconds since 1970, with the values of the properties when any are read. */
export type Told = number | readonly [at: number, ...values: Json[]];

export interface DoneEvent {
  readonly customer: number;
  readonly type: string;
  readonly at: Date;
  readonly properties: Readonly<Record<string, Json>>;
}

const timeOf = (one: Told): number => (typeof one === 'number' ? one : one[0]);

export class DoneLine {
  /** Ascending. */
  readonly times: number[];
  readonly #told: Told[];

  /** `told`: in any order, each with one value for each of `properties`. */
  constructor(
    readonly customer: number,
    readonly type: string,
    readonly properties: readonly string[],
    told: readonly Told[],
  ) {
    const isSorted = told.every((one, i) => i === 0 || timeOf(told[i - 1] as Told) <= timeOf(one));
    this.#told = isSorted ? [...told] : [...told].sort((a, b) => timeOf(a) - timeOf(b));
    this.times = this.#told.map(timeOf);
  }

  get has(): 'none' | 'some' {
    return this.properties.length > 0 ? 'some' : 'none';
  }

  /** One event more, wherever it belongs. */
  add(at: number, properties: Readonly<Record<string, Json>>): void {
    let place = this.times.length;
    while (place > 0 && (this.times[place - 1] as number) > at) place--;
    this.times.splice(place, 0, at);
    const values = this.properties.map((name) => properties[name] ?? null);
    this.#told.splice(place, 0, values.length === 0 ? at : [at, ...values]);
  }

  /** The events at `times`, made anew at each call. */
  events(): DoneEvent[] {
    const { customer, type, properties } = this;
    return this.#told.map((one) => ({
      customer,
      type,
      at: new Date(timeOf(one)),
      properties:
        typeof one === 'number'
          ? {}
          : Object.fromEntries(properties.map((name, i) => [name, one[i + 1] ?? null])),
    }));
  }
}
