/** Zod pieces that several contracts share. */
import { z } from 'zod';
import { findForbiddenIdentifier, findIdentifiers } from './privacy.ts';

/** Text that can be stored: no NUL (PostgreSQL refuses it) and no lone surrogate (not valid Unicode). Trimmed. */
export const text = (max: number, min = 0) =>
  z
    .string()
    .refine((s) => !s.includes('\u0000'), { params: { code: 'nulCharacter' } })
    .refine((s) => s.isWellFormed(), { params: { code: 'badUnicode' } })
    .transform((s) => s.trim())
    .pipe(z.string().min(min).max(max));

/** A name that must not be empty. */
export const name = (max: number) => text(max, 1);

/** The same for names that everybody reads: no ID-card, bank-card or phone number (P01). */
export const plainName = (max: number) =>
  name(max).refine((s) => findIdentifiers(s).length === 0, { params: { code: 'personalNumber' } });

/** What people write in their own words: no ID-card and no bank-card number (P01). */
export const freeText = (max: number, min = 0) =>
  text(max, min).refine((s) => findForbiddenIdentifier(s) === null, {
    params: { code: 'privacy.forbiddenNumber' },
  });

export const instant = z.iso.datetime({ offset: true });

export const pageQuery = z.strictObject({
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
});

/** Of lists that are small enough to come whole; `limit` cuts them into pages all the same. */
export const wholeQuery = z.strictObject({
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(500).optional(),
});

/** The shape of every list: `total` counts all rows, not the page. */
export const listOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable(), total: z.number().int() });

export const idParam = z.strictObject({ id: z.string().min(1).max(200) });

export const jobRef = z.object({ job: z.object({ id: z.string() }) });
