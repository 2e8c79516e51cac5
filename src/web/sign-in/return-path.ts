/**
 * Where to go after signing in: a path of our own, or the beginning. An address of somebody else's site in the link
 * must not lead there, in any of the spellings browsers accept (`//evil`, `/\evil`, a tab between).
 */
export function returnPath(to: string | undefined): string {
  if (!to || !/^\/(?![/\\])[^\s\\]*$/.test(to)) return '/';
  return /^\/(sign-in|setup)(?![\w-])/.test(to) ? '/' : to;
}
