/** From any value to a `Condition` of the right shape, with every wrong field named. Names are not looked up here. */
import { z } from 'zod';
import { AppError, type ErrorDetail, type Facts } from '#kernel';
import type { Condition } from './language.ts';
import { checkLimits, dotted } from './limits.ts';
import { nearest } from './nearest.ts';
import { type ConditionKind, conditionKinds, inside, kindOf, shapes } from './shapes.ts';

/** Most details in one refusal; more would not help anybody. */
export const MOST_DETAILS = 50;

/** The refusal that every wrong condition gets: `condition.invalid` with the fields that are wrong. */
export const refused = (details: readonly ErrorDetail[]): AppError =>
  new AppError('invalid', 'condition.invalid', { count: details.length }, details.slice(0, MOST_DETAILS));

const typeName = (value: unknown): string =>
  value === null ? 'null' : Array.isArray(value) ? 'list' : typeof value;

/** A value shortened for the facts of a refusal. Objects show as their type: their own `toString` is never called. */
export const shown = (value: unknown): string =>
  (typeof value === 'object' || typeof value === 'function' ? typeName(value) : String(value)).slice(0, 80);

const fieldsOf = (kind: ConditionKind): string[] => Object.keys(shapes[kind].shape);

/** The value at a path, only through own keys. */
function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  let value = root;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Readonly<Record<PropertyKey, unknown>>)[key];
  }
  return value;
}

function detailsOf(issue: z.core.$ZodIssue, node: unknown, at: string, kind: ConditionKind): ErrorDetail[] {
  const path = dotted(at, issue.path.map(String).join('.'));
  const one = (code: string, facts: Facts = {}): ErrorDetail[] => [{ path, code, facts }];
  const value = valueAt(node, issue.path);
  switch (issue.code) {
    case 'unrecognized_keys': {
      const allowed = issue.path.length === 0 ? fieldsOf(kind) : [];
      return issue.keys.map((key) => ({
        path: dotted(path, shown(key)),
        code: 'unknownField',
        facts: {
          field: shown(key),
          options: allowed.join(', '),
          near: nearest(shown(key), allowed).join(', '),
        },
      }));
    }
    case 'invalid_type':
      return value === undefined
        ? one('required')
        : one('wrongType', { expected: issue.expected, got: typeName(value) });
    case 'invalid_union':
      return value === undefined
        ? one('required')
        : one('wrongType', { expected: expectedOf(issue.errors.flat()), got: typeName(value) });
    case 'invalid_value': {
      const options = issue.values.map(String);
      return value === undefined
        ? one('required')
        : one('notOneOf', {
            value: shown(value),
            options: options.join(', '),
            near: nearest(shown(value), options).join(', '),
          });
    }
    case 'too_big':
      return one('tooLong', { max: Number(issue.maximum) });
    case 'too_small':
      return one('tooShort', { min: Number(issue.minimum) });
    case 'custom':
      return one(String(issue.params?.code ?? 'invalid'), (issue.params?.facts as Facts | undefined) ?? {});
    default:
      return one('invalid');
  }
}

const expectedOf = (issues: readonly z.core.$ZodIssue[]): string =>
  issues.flatMap((issue) => (issue.code === 'invalid_type' ? [issue.expected] : [])).join(', ');

function walk(value: unknown, at: string, details: ErrorDetail[]): void {
  if (details.length >= MOST_DETAILS) return;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    details.push({ path: at, code: 'wrongType', facts: { expected: 'condition', got: typeName(value) } });
    return;
  }
  const node = value as Readonly<Record<string, unknown>>;
  const kind = kindOf(node);
  if (!kind) {
    const fields = Object.keys(node).map(shown);
    const near = fields.slice(0, 5).flatMap((field) => nearest(field, conditionKinds));
    details.push({
      path: at,
      code: 'noKind',
      facts: {
        fields: fields.slice(0, 5).join(', '),
        options: conditionKinds.join(', '),
        near: near.join(', '),
      },
    });
    return;
  }
  const result = shapes[kind].safeParse(node);
  if (!result.success)
    for (const issue of result.error.issues) details.push(...detailsOf(issue, node, at, kind));
  for (const [path, child] of inside(node)) walk(child, dotted(at, path), details);
}

/**
 * Any value as a condition of the right shape. `at` is put before every path, e.g. `condition`.
 * Errors: `condition.tooDeep`, `condition.tooLarge`, `condition.invalid` with details.
 */
export function parseCondition(value: unknown, at = ''): Condition {
  checkLimits(value, at);
  const details: ErrorDetail[] = [];
  walk(value, at, details);
  if (details.length > 0) throw refused(details);
  return value as Condition;
}

/** For contracts: accepts what `parseCondition` accepts, with one issue for each wrong field. */
export const conditionSchema = z
  .unknown()
  .superRefine((value, context) => {
    try {
      parseCondition(value);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      for (const { path, code, facts } of error.details)
        context.addIssue({ code: 'custom', path: path ? path.split('.') : [], params: { code, facts } });
    }
  })
  .meta({
    title: 'Condition',
    description:
      'One of: { all }, { any }, { not }, { atLeast, of }, { tag }, { group }, { attribute }, { did }, { follow }, { audience }',
  }) as unknown as z.ZodType<Condition, Condition>;
