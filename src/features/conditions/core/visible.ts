/**
 * For somebody who may not read phone numbers: a part of a text counts only where he could read it. Otherwise four
 * questions of "starts with" would tell the digits that every screen hides. A whole value may be asked for.
 */
import { foldText, withoutPhones } from '#kernel';
import { compileMentioned } from './keywords/mentions.ts';
import type { AskedEvents, Resolved, Test } from './resolved.ts';

const DIGIT = /\p{Nd}/u;

/** A keyword may ask for digits without having any: `/1\d{10}/`. */
const visibleTest = (test: Test): Test =>
  test.op === 'mentions' || ((test.op === 'contains' || test.op === 'startsWith') && DIGIT.test(test.value))
    ? { ...test, visible: true }
    : test;

const visibleEvents = <E extends Pick<AskedEvents, 'where'>>(asked: E): E => ({
  ...asked,
  where: asked.where.map((one) => ({ ...one, tests: one.tests.map(visibleTest) })),
});

/** The same condition, with every `contains`, `startsWith` and `mentions` limited to what stays readable with phones masked. */
export function visibleParts(node: Resolved): Resolved {
  switch (node.kind) {
    case 'all':
    case 'any':
    case 'atLeast':
      return { ...node, of: node.of.map(visibleParts) };
    case 'not':
    case 'audience':
      return { ...node, of: visibleParts(node.of) };
    case 'attribute':
      return { ...node, tests: node.tests.map(visibleTest) };
    case 'did':
      return {
        ...visibleEvents(node),
        after: node.after && {
          ...node.after,
          first: visibleEvents(node.after.first),
          without: node.after.without && visibleEvents(node.after.without),
        },
      };
    default:
      return node;
  }
}

/** Whether a text holds the part that a test asks for (see `foldText`), where it may be seen. */
export function partTest({
  op,
  value,
  visible,
}: Extract<Test, { op: 'contains' | 'startsWith' }>): (text: string) => boolean {
  const part = foldText(value);
  const has = (text: string) =>
    op === 'contains' ? foldText(text).includes(part) : foldText(text).startsWith(part);
  return visible === true ? (text) => has(text) && has(withoutPhones(text)) : has;
}

/** Whether a text mentions a keyword, where it may be seen. An expression may ask for what is *not* there: only the masked text is looked at. */
export function mentionsTest({
  values,
  visible,
}: Extract<Test, { op: 'mentions' }>): (text: string) => boolean {
  const mentioned = compileMentioned(values);
  return visible === true ? (text) => mentioned(withoutPhones(text)) : mentioned;
}
