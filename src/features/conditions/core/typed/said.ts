/** What a clause says of an event, before anybody knows what it comes to. */
import type { After, Measure, Where, Window } from '../language.ts';
import type { Amount } from './comparison.ts';
import type { ObjectName, VerbName } from './token.ts';
import type { TypedAt } from './windows.ts';

export interface Said {
  negated: boolean;
  verb: VerbName | null;
  object: ObjectName | null;
  /** The type where a phrase names it, and the kind of a follow-up. */
  did: string | null;
  followUp: string | null;
  count: Amount | null;
  /** `each` was said of the tests: they stand in brackets or behind 且每次. */
  tests: Where[];
  each: boolean;
  /** A duration of one visit, said of no property. */
  seconds: Where | null;
  measure: Measure | null;
  window: Window | null;
  /** A span of time of which only the sentence says what it is for. */
  span: { readonly amount: Amount; readonly duration: string } | null;
  every: string | null;
  at: TypedAt | null;
  after: After | null;
  vague: 'many' | 'few' | 'sometimes' | 'just' | null;
  anyTimes: boolean;
  /** It was done, whatever it measures: 互动过且天数不低于 3. */
  done: boolean;
  single: boolean;
  texts: string[];
  said: boolean;
  custom: string | null;
  /** Something that nobody knows stood where the object should. */
  unknown: boolean;
}

export const nothing = (): Said => ({
  negated: false,
  verb: null,
  object: null,
  did: null,
  followUp: null,
  count: null,
  tests: [],
  each: false,
  seconds: null,
  measure: null,
  window: null,
  span: null,
  every: null,
  at: null,
  after: null,
  vague: null,
  anyTimes: false,
  done: false,
  single: false,
  texts: [],
  said: false,
  custom: null,
  unknown: false,
});
