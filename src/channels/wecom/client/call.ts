/** The shape of a call: a row of a table says where it goes, what is sent and how the answer is read. */
import type { Row } from './fields.ts';

/** Left out where undefined. */
export type Query = Readonly<Record<string, string | number | undefined>>;

export interface Call<I, O> {
  /** Path below `/cgi-bin/`; the name of the API in errors, logs, lanes and circuits. */
  readonly path: string;
  readonly query?: (input: I) => Query;
  /** Sent as JSON, or as it is when it is a form. With a body it is a POST, without a GET. Undefined fields are left out. */
  readonly body?: (input: I) => object;
  /** `input` for what WeCom does not repeat. */
  readonly read: (answer: Row, input: I) => O;
  /** At most five of these under way at once. */
  readonly narrow?: true;
  /** The customer whose relations this writes: one such call at a time for each. */
  readonly writes?: (input: I) => string;
  /** `none` for the few calls that carry no access token. */
  readonly auth?: 'none';
  /** Names one of several circuits of this API. Must not be a secret. */
  readonly circuit?: (input: I) => string;
  /** Milliseconds; more than the client's own for large bodies. */
  readonly timeout?: number;
}

/** Lets the compiler read input and output off one row. */
export const call = <I, O>(row: Call<I, O>): Call<I, O> => row;

export const nothing = (): void => undefined;

export type Send = <I, O>(row: Call<I, O>, input: I) => Promise<O>;

// biome-ignore lint/suspicious/noExplicitAny: any row of the table, each with input and output of its own
type AnyCall = Call<any, any>;

export type Bound<T extends Record<string, AnyCall>> = {
  readonly [K in keyof T]: T[K] extends Call<infer I, infer O>
    ? // A row that uses no input is called without.
      unknown extends I
      ? () => Promise<O>
      : (input: I) => Promise<O>
    : never;
};

/** A table of calls as functions. */
export function bound<T extends Record<string, AnyCall>>(send: Send, table: T): Bound<T> {
  return Object.fromEntries(
    Object.entries(table).map(([name, row]) => [name, (input: unknown) => send(row, input)]),
  ) as Bound<T>;
}

/** `list` in parts of at most `most`. */
export function parts<T>(list: readonly T[], most: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / most) }, (_, i) =>
    list.slice(i * most, (i + 1) * most),
  );
}

/** Unix seconds, as WeCom wants times. */
export const seconds = (at: Date): number => Math.floor(at.getTime() / 1000);
