/** What went wrong with a request, in one shape, whoever refused it. */
import type { Facts } from '#kernel';

export interface ApiErrorDetail {
  /** Field, dotted: `tags.0.name`. */
  readonly path: string;
  readonly code: string;
  readonly message: string;
  readonly facts: Facts;
}

interface Failure {
  /** HTTP status; 0 when no answer came. */
  readonly status: number;
  /** `tag.notFound`; ours: `network.unreachable`, `network.timeout`, `answer.unreadable`. */
  readonly code: string;
  /** The server's sentence in the reader's language; empty when the server said none. */
  readonly message: string;
  readonly hint?: string;
  readonly details?: readonly ApiErrorDetail[];
  readonly requestId?: string;
  /** Everything else in the error, e.g. the exact effect of a refused bulk change. */
  readonly extra?: Readonly<Record<string, unknown>>;
}

export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  readonly code: string;
  readonly hint: string;
  readonly details: readonly ApiErrorDetail[];
  readonly requestId: string;
  readonly extra: Readonly<Record<string, unknown>>;

  constructor(failure: Failure, options?: ErrorOptions) {
    super(failure.message, options);
    this.status = failure.status;
    this.code = failure.code;
    this.hint = failure.hint ?? '';
    this.details = failure.details ?? [];
    this.requestId = failure.requestId ?? '';
    this.extra = failure.extra ?? {};
  }

  /** The sentence about one field of a form, or `undefined` when it is fine. */
  fieldMessage(path: string): string | undefined {
    return this.details.find((d) => d.path === path || d.path === `body.${path}`)?.message || undefined;
  }

  /** The same about a field or about something inside it: `staff` for `staff.0`. */
  messageWithin(path: string): string | undefined {
    return this.details.find((d) => d.path === path || d.path.startsWith(`${path}.`))?.message || undefined;
  }
}

/** What is wrong within each of these fields; those that are fine are left out. */
export const messagesWithin = <Field extends string>(
  error: ApiError | null,
  fields: readonly Field[],
): Partial<Record<Field, string>> =>
  Object.fromEntries(
    fields.flatMap((field) => {
      const message = error?.messageWithin(field);
      return message ? [[field, message]] : [];
    }),
  ) as Partial<Record<Field, string>>;

/** Worth asking again at once: the connection broke, or a gateway had nobody behind it. Slowness is not. */
export const mayPass = (error: unknown): boolean =>
  error instanceof ApiError &&
  (error.code === 'network.unreachable' || [502, 503, 504].includes(error.status));

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Reads our error shape `{ error: { code, message, … } }`; anything else becomes `http.502` and the like. */
export function readError(status: number, body: unknown, headers: Headers): ApiError {
  const source = isRecord(body) && isRecord(body.error) ? body.error : {};
  const { code, message, hint, details, requestId, ...extra } = source;
  return new ApiError({
    status,
    code: text(code) || `http.${status}`,
    message: text(message),
    hint: text(hint),
    details: Array.isArray(details) ? details.filter(isRecord).map(readDetail) : [],
    requestId: text(requestId) || (headers.get('x-request-id') ?? ''),
    extra,
  });
}

const readDetail = (detail: Record<string, unknown>): ApiErrorDetail => ({
  path: text(detail.path),
  code: text(detail.code),
  message: text(detail.message),
  facts: isRecord(detail.facts) ? (detail.facts as Facts) : {},
});
