/** What a rule says, among what the API tells about it. Pure. */
import type { RuleBody } from '#features/rules/core';
import type { Rule } from './api.ts';

/** The fields that the contract names; those of the body are open. */
type Named<T> = keyof { readonly [K in keyof T as string extends K ? never : K]: T[K] };

/** What the API adds. A field that is added there and not here does not compile. */
const told: Readonly<Record<Exclude<Named<Rule>, 'kind' | 'name'>, true>> = {
  id: true,
  status: true,
  version: true,
  liveVersion: true,
  text: true,
  problem: true,
  puts: true,
  takes: true,
  holds: true,
  passing: true,
  stoppedBy: true,
  lastRun: true,
  drift: true,
  savedBy: true,
  createdAt: true,
  updatedAt: true,
};

/** The contract leaves the body of a saved rule open; the server has checked it when it was saved. */
export const asBody = (saved: unknown): RuleBody => saved as RuleBody;

/** What two bodies are compared by: those that were saved have their fields in the order of the database. */
export const bodyText = (body: RuleBody): string =>
  JSON.stringify(body, (_, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );

export const bodyIn = (rule: Rule): RuleBody =>
  asBody(Object.fromEntries(Object.entries(rule).filter(([field]) => !Object.hasOwn(told, field))));
