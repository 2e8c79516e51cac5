/** What a rule says, among what the API tells about it. Pure. */
import type { RuleBody } from '#features/rules/core';
import type { Rule } from './api.ts';

const TOLD: ReadonlySet<string> = new Set([
  'id',
  'status',
  'version',
  'liveVersion',
  'text',
  'problem',
  'puts',
  'takes',
  'holds',
  'passing',
  'stoppedBy',
  'lastRun',
  'savedBy',
  'createdAt',
  'updatedAt',
]);

/** The contract leaves the body of a saved rule open; the server has checked it when it was saved. */
export const asBody = (saved: unknown): RuleBody => saved as RuleBody;

export const bodyIn = (rule: Rule): RuleBody =>
  asBody(Object.fromEntries(Object.entries(rule).filter(([field]) => !TOLD.has(field))));
