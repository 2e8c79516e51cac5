/**
 * A draft of a condition from a language model, for those who have set one up. It is told the sentence that somebody
 * typed, without the phone numbers and cards in it, and the names of the library, nothing of customers; what it answers is checked like anybody's condition.
 */
import { type Condition, eventTypes, parseCondition, resolveCondition } from '#features/conditions/core';
import { AppError, maskIdentifiers } from '#kernel';
import type { Ctx } from '#platform/context';
import { takeSharedTry } from '#platform/http';
import type { AskModel } from '#platform/outgoing';
import type { Terms } from './vocabulary.ts';

/** Names of a kind that are told; more than that no model reads. */
const MOST_NAMES = 2000;

const LANGUAGE = `You turn one Chinese sentence about customers into one JSON condition. Answer with the JSON object only.
Conditions: {"all":[C]} {"any":[C]} {"not":C} {"atLeast":2,"of":[C]}
{"tag":"group/name","assigned"?:WINDOW} {"group":"name","min"?:"tag","max"?:"tag"} {"group":"name","any":true}
{"attribute":"key", one of "is","isNot","in","notIn","contains","gt","gte","lt","lte","between","exists"}
{"did":"event","where"?:[{"property":"p", comparison or "mentions":["word"]}],"count"?:{"min"?:n,"max"?:n},"measure"?:{"sum"|"avg"|"max"|"min"|"median"|"distinct":"p" or "days":true, comparison},"within"?:WINDOW}
WINDOW: {"last":"30d"} {"before":"3d"} {"since":"2026-01-01","until":"2026-02-01"}; durations s m h d w mo bd (working days). Money is in cents.
Never done: {"did":"event","count":{"max":0}}. Use only the names given. Leave out what they cannot say.`;

const told = (terms: Terms): string => {
  const { groups = [], attributes = [] } = terms.library;
  return JSON.stringify({
    groups: groups.slice(0, MOST_NAMES).map(({ name, ordered }) => ({ name, ordered })),
    tags: terms.allTags.slice(0, MOST_NAMES).map((tag) => terms.pathOf(tag)),
    // The owner is a person: who works here is nobody else's business.
    attributes: attributes
      .filter((one) => one.key !== 'customer.owner')
      .slice(0, MOST_NAMES)
      .map(({ key, label, type, options }) => ({ key, label, type, options })),
    events: Object.entries(eventTypes).map(([name, { properties }]) => ({ name, properties })),
  });
};

/** The object in an answer, with or without a fence around it. */
function objectIn(answer: string): unknown {
  const [from, to] = [answer.indexOf('{'), answer.lastIndexOf('}')];
  try {
    return from < 0 ? null : JSON.parse(answer.slice(from, to + 1));
  } catch {
    return null;
  }
}

/** Errors: `model.unreachable` (503); `model.badDraft` (422) for an answer that is no condition of this workspace. */
export async function modelDraft(ask: AskModel, text: string, terms: Terms): Promise<Condition> {
  const answer = objectIn(await ask(LANGUAGE, `Names: ${told(terms)}\nSentence: ${maskIdentifiers(text)}`));
  try {
    const condition = parseCondition(answer);
    resolveCondition(condition, terms);
    return condition;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    throw new AppError('unprocessable', 'model.badDraft', {}, error.details);
  }
}

/** Each question costs the operator money, and somebody waits for the answer. */
const OF_CALLER = 10;
const OF_WORKSPACE = 60;

/**
 * The model that the operator has set up, asked so often in a minute by one caller and by one workspace, whichever
 * processes they ask. Errors: `request.tooMany` (429), those of `modelDraft`.
 */
export async function allowedDraft(
  ask: AskModel,
  ctx: Pick<Ctx, 'db' | 'actor' | 'workspace' | 'now'>,
  text: string,
  terms: Terms,
): Promise<Condition> {
  const { db, actor, workspace, now } = ctx;
  const take = (what: string, perMinute: number) => takeSharedTry(db, workspace, { what, perMinute, now });
  if (!(await take(`model ${actor.id}`, OF_CALLER)) || !(await take('model', OF_WORKSPACE)))
    throw new AppError('limitReached', 'request.tooMany', { seconds: 60 });
  return modelDraft(ask, text, terms);
}
