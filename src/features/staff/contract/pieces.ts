/** Pieces that several of these contracts share. */
import { z } from 'zod';
import { rights, roles, text } from '#kernel';

export const email = text(254)
  .pipe(z.email())
  .transform((s) => s.toLowerCase());
export const role = z.enum(roles);
export const right = z.enum(rights);
export const reach = z.enum(['workspace', 'departments', 'own']);
