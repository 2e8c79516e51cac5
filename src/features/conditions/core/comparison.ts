/** Comparisons: which a type of value allows, what they may be compared with, and whether a value passes. */
import type { ErrorDetail, Facts } from '#kernel';
import { shown } from './check.ts';
import { refusedKeywords } from './keywords/refused.ts';
import { type Bound, type OperatorName, type Operators, operatorNames, type Scalar } from './language.ts';
import { dotted } from './limits.ts';
import { nearest } from './nearest.ts';
import type { Test } from './resolved.ts';
import { mentionsTest, partTest } from './visible.ts';
import { type AttributeType, operatorsOf } from './vocabulary.ts';
import { isDay, isInstant } from './window.ts';

/** What is compared: an attribute of a type, or a property of which nothing is known (`free`). */
export interface Compared {
  readonly type: AttributeType | 'free';
  /** The values of `one` and `many`. */
  readonly options?: readonly string[];
}

/** Reads a caller's operators into tests; a detail for each part that does not fit the type. */
export function resolveTests(
  operators: Operators,
  compared: Compared,
  at: string,
  details: ErrorDetail[],
): readonly Test[] {
  const allowed = compared.type === 'free' ? operatorNames : operatorsOf[compared.type];
  const tests: Test[] = [];
  for (const op of operatorNames) {
    if (operators[op] === undefined) continue;
    const path = dotted(at, op);
    if (!allowed.includes(op)) {
      const facts = { operator: op, type: compared.type, options: allowed.join(', ') };
      details.push({ path, code: 'wrongOperator', facts });
      continue;
    }
    const test = resolveTest(op, operators, compared, path, details);
    if (test) tests.push(test);
  }
  return tests;
}

function resolveTest(
  op: OperatorName,
  operators: Operators,
  compared: Compared,
  path: string,
  details: ErrorDetail[],
): Test | null {
  const read = (value: Scalar, below = ''): Scalar | null => {
    const got = operand(op, value, compared);
    if ('value' in got) return got.value;
    details.push({ path: dotted(path, below), code: got.code, facts: got.facts });
    return null;
  };
  switch (op) {
    case 'exists':
      return { op, value: operators.exists === true };
    case 'in':
    case 'notIn': {
      const values = (operators[op] ?? []).map((value, i) => read(value, String(i)));
      return values.includes(null) ? null : { op, values: values.filter((v) => v !== null) };
    }
    case 'between': {
      const [from, to] = (operators.between ?? []).map((value, i) => read(value, String(i)));
      if (typeof from !== typeof to || !isBound(from) || !isBound(to)) return null;
      if (from > to) {
        details.push({ path, code: 'reversedBounds', facts: { from, to } });
        return null;
      }
      return { op, from, to };
    }
    case 'contains':
    case 'startsWith': {
      const value = read(operators[op] ?? '');
      if (typeof value !== 'string') return null;
      // A set of options contains one option: that is what `is` says of it.
      return compared.type === 'many' ? { op: 'is', value } : { op, value };
    }
    case 'mentions': {
      const values = operators.mentions ?? [];
      const refused = refusedKeywords(values, path);
      details.push(...refused);
      return refused.length > 0 ? null : { op, values };
    }
    case 'is':
    case 'isNot': {
      const value = read(operators[op] ?? '');
      return value === null ? null : { op, value };
    }
    default: {
      const value = read(operators[op] ?? '');
      return isBound(value) ? { op, value } : null;
    }
  }
}

const isBound = (value: Scalar | null | undefined): value is Bound =>
  typeof value === 'string' || typeof value === 'number';

type Read = { readonly value: Scalar } | { readonly code: string; readonly facts: Facts };

const wrongType = (expected: string, value: Scalar): Read => ({
  code: 'wrongType',
  facts: { expected, got: typeof value, value: shown(value) },
});

const ORDERED: readonly OperatorName[] = ['gt', 'gte', 'lt', 'lte', 'between'];

/** One value to compare with, as the type has it. */
function operand(op: OperatorName, value: Scalar, { type, options = [] }: Compared): Read {
  switch (type) {
    case 'free':
      return ORDERED.includes(op) && typeof value !== 'number' ? wrongType('number', value) : { value };
    case 'text':
      return typeof value === 'string' ? { value } : wrongType('string', value);
    case 'number':
      return typeof value === 'number' ? { value } : wrongType('number', value);
    case 'boolean':
      return typeof value === 'boolean' ? { value } : wrongType('boolean', value);
    case 'money':
      if (typeof value !== 'number') return wrongType('int', value);
      return Number.isSafeInteger(value) ? { value } : { code: 'moneyNotInteger', facts: { value } };
    case 'date':
      // A day has no time; of an instant it is the day as the caller wrote it.
      if (typeof value === 'string' && (isDay(value) || isInstant(value)))
        return { value: value.slice(0, 10) };
      return { code: 'badFormat', facts: { format: 'YYYY-MM-DD', value: shown(value) } };
    case 'one':
    case 'many': {
      if (typeof value !== 'string') return wrongType('string', value);
      if (options.includes(value)) return { value };
      const near = nearest(value, options).join(', ');
      return {
        code: 'unknownOption',
        facts: { value: shown(value), options: options.slice(0, 20).join(', '), near },
      };
    }
  }
}

/** A test as a function of one present value. `exists` says true here when it asks for a value. */
function compileTest(test: Test): (value: Scalar) => boolean {
  switch (test.op) {
    case 'is':
      return (value) => value === test.value;
    case 'isNot':
      return (value) => value !== test.value;
    case 'in':
    case 'notIn': {
      const values = new Set(test.values);
      return test.op === 'in' ? (value) => values.has(value) : (value) => !values.has(value);
    }
    case 'contains':
    case 'startsWith': {
      const holds = partTest(test);
      return (value) => typeof value === 'string' && holds(value);
    }
    case 'mentions': {
      const holds = mentionsTest(test);
      return (value) => typeof value === 'string' && holds(value);
    }
    case 'gt':
      return (value) => typeof value === typeof test.value && value > test.value;
    case 'gte':
      return (value) => typeof value === typeof test.value && value >= test.value;
    case 'lt':
      return (value) => typeof value === typeof test.value && value < test.value;
    case 'lte':
      return (value) => typeof value === typeof test.value && value <= test.value;
    case 'between':
      return (value) => typeof value === typeof test.from && value >= test.from && value <= test.to;
    case 'exists':
      return () => test.value;
  }
}

const wantsNothing = (test: Test): boolean => test.op === 'exists' && !test.value;

/** Whether some value of a list passes every test; an empty list is a missing value. */
export function compileSome(tests: readonly Test[]): (values: readonly Scalar[]) => boolean {
  const passes = tests.map(compileTest);
  const whenMissing = tests.every(wantsNothing);
  return (values) =>
    values.length === 0 ? whenMissing : values.some((value) => passes.every((pass) => pass(value)));
}

/** Whether a set of options, as a whole, passes every test; an empty set is a missing value. */
export function compileMany(tests: readonly Test[]): (values: readonly Scalar[]) => boolean {
  const whenMissing = tests.every(wantsNothing);
  const passes = tests.map((test): ((values: readonly Scalar[]) => boolean) => {
    const pass = compileTest(test);
    return test.op === 'isNot' || test.op === 'notIn'
      ? (values) => values.every(pass)
      : (values) => values.some(pass);
  });
  return (values) => (values.length === 0 ? whenMissing : passes.every((pass) => pass(values)));
}
