/** What became of a message that left the product, by mail or SMS. Only `later` is known not to have gone and may go yet. */
export type SendOutcome =
  /** `refused`: receivers whom the server did not take. */
  | { readonly kind: 'sent'; readonly refused: readonly string[] }
  /** `code`: what the server answered; null: it could not be reached. `until`: not before then. */
  | { readonly kind: 'later'; readonly code: number | null; readonly until: Date | null }
  | { readonly kind: 'refused'; readonly code: number }
  /** Nobody answered once the message was on its way. */
  | { readonly kind: 'unknown' };

/** Network failures before anything was sent. */
const NOT_LEFT: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

export const neverLeft = (code: string | undefined): boolean => code !== undefined && NOT_LEFT.has(code);
