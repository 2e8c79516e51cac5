/** Who takes part: a store, filled with the one data set, that answers questions in its own way. */
import type { Data, Files } from './data.ts';
import type { Question } from './question.ts';

/** How to get one answer, again and again; or a sentence that says why this participant cannot give it. */
export type Asked<T> = (() => T | Promise<T>) | string;

/** One page of a result list, newest customer first, and how many there are in all: what a list screen shows. */
export interface Page {
  readonly total: number;
  readonly ids: readonly number[];
}

export interface PageWanted {
  readonly question: Question;
  /** Rows before the page, a multiple of `limit`. */
  readonly offset: number;
  readonly limit: number;
  /** The last row of the page before; for those who page by place instead of by offset. */
  readonly after: number | null;
}

/** One tag more for every customer, written in bulk. */
export interface BulkDone {
  /** What was done, when a participant has more than one way. */
  readonly way: string;
  readonly rows: number;
  readonly seconds: number;
  /** Whether it is on disk when it says so. */
  readonly durable: boolean;
  readonly note?: string;
}

export interface SetUp {
  readonly version: string;
  /** Settings, schema, indexes, cache sizes: what a reader needs to judge the comparison. */
  readonly lines: readonly string[];
}

/** A running participant. What it has no method for, it has no answer to. */
export interface Session {
  count(question: Question): Asked<number>;
  page?(wanted: PageWanted): Asked<Page>;
  /** Of each tag by rank, how many customers have it. */
  sizes?(): Asked<readonly number[]>;
  /** The same among those for whom the question holds. */
  facets?(question: Question): Asked<readonly number[]>;
  /** How many have both, for every pair (0,1), (0,2) … (1,2) … of these tags. */
  overlap?(tags: readonly number[]): Asked<readonly number[]>;
  /** Comes last: it may leave the data changed where that does no harm to another run. */
  bulk?(): Promise<readonly BulkDone[]>;
  setUp(): Promise<SetUp>;
  /** Resident memory in MB that the data and the engine take, and of which process. */
  memory(): Promise<{ readonly mb: number; readonly of: string }>;
  stop(): Promise<void>;
}

export interface Participant {
  readonly title: string;
  /** Where its engine runs: in the process that asks, or behind a connection. */
  readonly where: 'in process' | 'HTTP' | 'socket';
  /** Starts it and fills it when that was not done before; `loadSeconds` is null then. */
  open(
    data: Data,
    files: Files,
    dir: string,
  ): Promise<{ readonly session: Session; readonly loadSeconds: number | null }>;
}
