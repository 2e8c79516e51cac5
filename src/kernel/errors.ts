/**
 * The closed list of what can go wrong, for every feature.
 * `kind` decides the HTTP status; `code` names the promise that was broken; `facts` fill the sentence.
 * A bug is not in this list: it is thrown as it is, logged, and answered with `internal`.
 */
export const errorStatus = {
  invalid: 400,
  notSignedIn: 401,
  notAllowed: 403,
  notFound: 404,
  conflict: 409,
  tooLarge: 413,
  unprocessable: 422,
  limitReached: 429,
  unavailable: 503,
} as const satisfies Record<string, number>;

export type ErrorKind = keyof typeof errorStatus;

/** One thing wrong with one field. `path` is dotted, e.g. `tags.0.name`. */
export interface ErrorDetail {
  readonly path: string;
  readonly code: string;
  readonly message?: string;
  readonly facts?: Facts;
}

export type Facts = Readonly<Record<string, string | number | boolean | null>>;

/**
 * An expected failure. `code` is `<subject>.<what>`, e.g. `tag.notFound`; its sentence and remedy in each
 * language live in the owner's texts (see `platform/http/messages`).
 */
export class AppError extends Error {
  override readonly name = 'AppError';
  constructor(
    readonly kind: ErrorKind,
    readonly code: string,
    readonly facts: Facts = {},
    readonly details: readonly ErrorDetail[] = [],
    /** Extra machine-readable fields put beside `code` in the answer, e.g. the exact effect of a refused bulk change. */
    readonly extra: Readonly<Record<string, unknown>> = {},
  ) {
    super(`${code} ${JSON.stringify(facts)}`);
  }
}

export const invalid = (code: string, facts?: Facts, details?: readonly ErrorDetail[]) =>
  new AppError('invalid', code, facts, details);
export const notFound = (code: string, facts?: Facts) => new AppError('notFound', code, facts);
export const notAllowed = (code: string, facts?: Facts) => new AppError('notAllowed', code, facts);
export const conflict = (code: string, facts?: Facts, extra?: Readonly<Record<string, unknown>>) =>
  new AppError('conflict', code, facts, [], extra);
