/** What an endpoint of the simulated API is, and how its input is read. */
import { refuse } from '../failure.ts';
import type { App } from '../state/company.ts';
import type { Switches } from '../state/switches.ts';
import type { World } from '../state/world.ts';
import type { TokenBook } from './tokens.ts';
import type { Limit } from './windows.ts';

export interface UploadedFile {
  readonly field: string;
  readonly name: string;
  readonly contentType: string;
  readonly content: Buffer;
}

/** Fields of an answer beside `errcode` and `errmsg`. */
export type Fields = Readonly<Record<string, unknown>>;

/** Answered as it is instead of JSON, e.g. the bytes of a medium. */
export class RawAnswer {
  constructor(
    readonly content: Buffer,
    readonly headers: Readonly<Record<string, string>>,
    readonly status = 200,
  ) {}
}

export interface Call {
  readonly world: World;
  readonly app: App;
  readonly query: Input;
  readonly body: Input;
  readonly files: readonly UploadedFile[];
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly tokens: TokenBook;
}

export interface Endpoint {
  readonly method: 'GET' | 'POST';
  /** `customers`: only apps of 可调用接口的应用; `directorySync`: only the address-book secret. */
  readonly needs: 'token' | 'customers' | 'directorySync';
  /** Fields that a failure carries too, empty (D by probe for some, A for the rest). */
  readonly empty?: Fields;
  /** Beside the limits that every API has. */
  readonly limits?: readonly (Limit & { readonly per: 'corp' | 'app' })[];
  /** Calls in flight per corp are few (`editsInFlight`). */
  readonly fewInFlight?: boolean;
  /** Calls with the same value in this body field exclude each other while one is in flight. */
  readonly oneInFlight?: { readonly field: string; readonly code: (switches: Switches) => number };
  readonly multipart?: boolean;
  readonly run: (call: Call) => Fields | RawAnswer | undefined;
}

export type Endpoints = Readonly<Record<string, Endpoint>>;

/** An API that takes a JSON body and speaks of customers, as most do. */
export const post = (
  run: Endpoint['run'],
  more: Partial<Omit<Endpoint, 'run' | 'method'>> = {},
): Endpoint => ({ method: 'POST', needs: 'customers', run, ...more });

export const get = (
  run: Endpoint['run'],
  more: Partial<Omit<Endpoint, 'run' | 'method'>> = {},
): Endpoint => ({ method: 'GET', needs: 'customers', run, ...more });

/**
 * The fields of a query or body. Absent and empty are told apart only where WeCom does; a field of another type answers
 * 40058.
 */
export class Input {
  constructor(readonly fields: Readonly<Record<string, unknown>>) {}

  has(name: string): boolean {
    return this.fields[name] !== undefined && this.fields[name] !== null;
  }

  /** `''` when absent. */
  text(name: string): string {
    const value = this.fields[name] ?? '';
    return typeof value === 'string' ? value : refuse(40058, `${name} should be a string`);
  }

  textOr<T>(name: string, otherwise: T): string | T {
    return this.has(name) ? this.text(name) : otherwise;
  }

  /** Numbers arrive as text in a query. */
  number<T>(name: string, otherwise: T): number | T {
    if (!this.has(name) || this.fields[name] === '') return otherwise;
    const value = Number(this.fields[name]);
    return Number.isFinite(value) ? value : refuse(40058, `${name} should be a number`);
  }

  flag(name: string, otherwise: boolean): boolean {
    const value = this.fields[name];
    if (value === undefined || value === null) return otherwise;
    return typeof value === 'boolean' || value === 0 || value === 1
      ? Boolean(value)
      : refuse(40058, `${name} should be a bool`);
  }

  /** `[]` when absent. */
  texts(name: string): string[] {
    const value = this.list(name);
    return value.every((item): item is string => typeof item === 'string')
      ? value
      : refuse(40058, `${name} should be strings`);
  }

  numbers(name: string): number[] {
    const value = this.list(name);
    return value.every((item): item is number => typeof item === 'number')
      ? value
      : refuse(40058, `${name} should be numbers`);
  }

  list(name: string): unknown[] {
    const value = this.fields[name] ?? [];
    return Array.isArray(value) ? value : refuse(40058, `${name} should be an array`);
  }

  /** An object as an input of its own, empty when absent. */
  inner(name: string): Input {
    return inputOf(this.fields[name] ?? {}, name);
  }

  inners(name: string): Input[] {
    return this.list(name).map((item) => inputOf(item, name));
  }

  /** How many a page may have: `otherwise` when absent, and never more than `max`. */
  limit(otherwise: number, max: number): number {
    return Math.min(Math.max(Math.trunc(this.number('limit', otherwise)) || otherwise, 1), max);
  }
}

function inputOf(value: unknown, name: string): Input {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? new Input(value as Record<string, unknown>)
    : refuse(40058, `${name} should be an object`);
}
