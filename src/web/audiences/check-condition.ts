/** Whether a value from an address is a condition. A chunk of its own: only links need the schemas. */
import { type Condition, parseCondition } from '#features/conditions/core';

/** Null when it is none; what is wrong with names in it is the server's to say. */
export function checkCondition(value: unknown): Condition | null {
  try {
    return parseCondition(value);
  } catch {
    return null;
  }
}
