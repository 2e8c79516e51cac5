/** Bodies that are one thing or a list of them. Rows of a list are checked one by one, so that a bad one stops no other. */
import { z } from 'zod';
import type { AppError } from '#kernel';

export interface Rows {
  readonly rows: readonly unknown[];
  /** The body was one thing, not a list: then its refusal is the refusal of the request. */
  readonly single: boolean;
  /** All rows or none. */
  readonly atomic: boolean;
}

/** Reads `{ [list]: [ … ], "atomic"?: true }`; a body without `list` is one row. */
export function oneOrMany(body: unknown, list: string, max: number): Rows | { problem: z.ZodError } {
  if (typeof body !== 'object' || body === null || !Object.hasOwn(body, list))
    return { rows: [body], single: true, atomic: true };
  const result = z
    .strictObject({ [list]: z.array(z.unknown()).max(max), atomic: z.boolean().default(false) })
    .safeParse(body, { reportInput: true });
  if (!result.success) return { problem: result.error };
  return { rows: result.data[list] as unknown[], single: false, atomic: result.data.atomic === true };
}

/**
 * A body for `oneOrMany`: anything passes here and is checked row by row by the verb, while the documentation and the
 * client's types show the real shape.
 */
export function rowsBody<T extends z.ZodType, K extends string>(
  row: T,
  list: K,
  max: number,
): z.ZodType<unknown, z.input<T> | ({ [key in K]: z.input<T>[] } & { atomic?: boolean })> {
  const documentation = {
    // Made when asked for, so that a page that imports a contract does not pay for it.
    get anyOf() {
      const shape = z.union([
        row,
        z.strictObject({ [list]: z.array(row).max(max), atomic: z.boolean().default(false) }),
      ]);
      return z.toJSONSchema(shape, { io: 'input', unrepresentable: 'any' }).anyOf;
    },
  };
  return z.unknown().meta(documentation) as unknown as ReturnType<typeof rowsBody<T, K>>;
}

/** One row that was not carried out, beside those that were. */
export const refusedRow = z.object({
  index: z.number().int(),
  code: z.string(),
  message: z.string(),
  /** What to do about it. */
  hint: z.string().nullable(),
  path: z.string(),
  details: z.array(z.object({ path: z.string(), code: z.string(), message: z.string() })),
});
export type RefusedRow = z.output<typeof refusedRow>;

/** A row's refusal before it is put into words. `index` counts rows of the request. */
export interface Refusal {
  readonly index: number;
  readonly error: AppError;
}
