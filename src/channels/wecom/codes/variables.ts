/** The variables of remarks and welcomes. */
import { filledIn, variablesIn } from '#kernel';

export const variables = ['customer.name', 'staff.name', 'channel.name'] as const;
export type Variable = (typeof variables)[number];
export type Values = Readonly<Partial<Record<Variable, string | null>>>;

/** The first variable of a text that does not exist; null: all are known. */
export const unknownVariable = (text: string): string | null =>
  variablesIn(text).find((name) => !(variables as readonly string[]).includes(name)) ?? null;

export const uses = (text: string, wanted: Variable): boolean => variablesIn(text).includes(wanted);

/** The text with its variables filled in. */
export const filled = (text: string, values: Values): string => filledIn(text, values);
