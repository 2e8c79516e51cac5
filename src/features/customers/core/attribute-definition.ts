/** Defining attributes: names, and which changes their use allows. */
import { AppError } from '#kernel';
import type { AttributeType } from './attribute-values.ts';

/** A letter first, then letters, digits and `_`, 64 at most. A dot is kept for built-in ones, so names never collide. */
export const keyPattern = /^\p{L}[\p{L}\p{N}_]{0,63}$/u;
export const MOST_ATTRIBUTES = 300;
export const MOST_OPTIONS = 500;

export const takesOptions = (type: AttributeType): boolean => type === 'one' || type === 'many';

export interface AttributeShape {
  readonly key: string;
  readonly type: AttributeType;
  readonly options: readonly string[];
}

/** How many customers have a value, and how many have each option. Counted only where the change asks for it. */
export interface AttributeUsage {
  readonly customers: number;
  readonly options: ReadonlyMap<string, number>;
}

/** What must be counted before this change can be decided. */
export const needsUsage = (before: AttributeShape, after: AttributeShape): boolean =>
  before.type !== after.type || before.options.some((option) => !after.options.includes(option));

/** Errors: `attribute.optionsMissing`, `attribute.optionsNotAllowed`. */
export function checkShape(shape: AttributeShape): void {
  if (takesOptions(shape.type) && shape.options.length === 0)
    throw new AppError('invalid', 'attribute.optionsMissing', { type: shape.type }, [
      { path: 'options', code: 'required' },
    ]);
  if (!takesOptions(shape.type) && shape.options.length > 0)
    throw new AppError('invalid', 'attribute.optionsNotAllowed', { type: shape.type }, [
      { path: 'options', code: 'attribute.optionsNotAllowed', facts: { type: shape.type } },
    ]);
}

/** Errors: `attribute.typeInUse`, `attribute.optionInUse` (409) with the number of customers. */
export function checkChange(before: AttributeShape, after: AttributeShape, usage: AttributeUsage): void {
  if (before.type !== after.type && usage.customers > 0)
    throw new AppError('conflict', 'attribute.typeInUse', {
      key: before.key,
      type: before.type,
      customers: usage.customers,
    });
  if (before.type !== after.type) return;
  const used = before.options.filter(
    (option) => !after.options.includes(option) && (usage.options.get(option) ?? 0) > 0,
  );
  const first = used[0];
  if (first === undefined) return;
  throw new AppError(
    'conflict',
    'attribute.optionInUse',
    { key: before.key, option: first, customers: usage.options.get(first) ?? 0 },
    used.map((option) => ({
      path: 'options',
      code: 'attribute.optionInUse',
      facts: { key: before.key, option, customers: usage.options.get(option) ?? 0 },
    })),
  );
}
