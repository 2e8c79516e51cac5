/** Which passwords are accepted. Length is what counts (NIST SP 800-63B, 5.1.1.2). */

export const PASSWORD_MIN = 8;
/** The most that better-auth accepts at sign-in. */
export const PASSWORD_MAX = 128;

export type WeakPassword = 'tooShort' | 'tooLong' | 'isEmail';

/** Why a password is refused, or null. Length is counted in UTF-16 units, as at sign-in. */
export function weakness(password: string, email: string): WeakPassword | null {
  if (password.length < PASSWORD_MIN) return 'tooShort';
  if (password.length > PASSWORD_MAX) return 'tooLong';
  return password.toLowerCase() === email.toLowerCase() ? 'isEmail' : null;
}
