/** Pieces that several of these contracts share. */
import { z } from 'zod';
import { normalPhone, rights, roles, text } from '#kernel';

export const email = text(254)
  .pipe(z.email())
  .transform((s) => s.toLowerCase());
/** In its one stored form. */
export const phone = text(40).transform((typed, at) => {
  const stored = normalPhone(typed);
  if (stored !== null) return stored;
  at.addIssue({ code: 'custom', params: { code: 'staff.notAPhone' } });
  return z.NEVER;
});
export const role = z.enum(roles);
export const right = z.enum(rights);
export const reach = z.enum(['workspace', 'departments', 'own']);
