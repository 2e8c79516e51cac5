/** The one error of the client. Callers decide by `kind`; `code` and `hint` are for people and for the log. */
import { type CodeKind, kindOf } from '../core/error-codes.ts';

/**
 * Kinds that WeCom's codes have (`core/error-codes.ts`), and those without a code:
 * `unreachable` no answer (network, time-out, a proxy's page), so whether WeCom acted is not known;
 * `bug` WeCom answered but not in the way its contract says, or could not read us;
 * `closed` the client was closed before the call left.
 */
export type WecomErrorKind = CodeKind | 'unreachable' | 'bug' | 'closed';

export interface WecomErrorFacts {
  /** Path below `/cgi-bin/`, e.g. `externalcontact/mark_tag`. */
  readonly api: string;
  readonly kind: WecomErrorKind;
  /** WeCom's errcode; null when there was no answer to read. */
  readonly code: number | null;
  /** What WeCom's query tool for errors wants (22–28 digits), or what the network said, e.g. `ECONNREFUSED`. */
  readonly hint: string | null;
  /** Kind `wait`: no call of this API before. */
  readonly until?: Date;
  /** The address that WeCom saw us come from: what the administrator has to trust after 60020. */
  readonly fromIp?: string | null;
}

/** Holds no token, no secret and no URL, and has no cause, so that it can be logged and stored as it is. */
export class WecomError extends Error {
  override readonly name = 'WecomError';
  readonly api: string;
  readonly kind: WecomErrorKind;
  readonly code: number | null;
  readonly hint: string | null;
  readonly until: Date | null;
  readonly fromIp: string | null;

  constructor({ api, kind, code, hint, until, fromIp }: WecomErrorFacts) {
    const about = code === null ? (hint ?? '') : String(code);
    super(`${api}: ${kind} ${about}${until ? ` until ${until.toISOString()}` : ''}`.trimEnd());
    this.api = api;
    this.kind = kind;
    this.code = code;
    this.hint = hint;
    this.until = until ?? null;
    this.fromIp = fromIp ?? null;
  }
}

const HINT = /hint: \[(\w{1,40})\]/;
const FROM_IP = /from ip: ([0-9a-fA-F.:]{2,45})/;

/** The error that an answer with an errcode stands for. `errmsg` is only searched for what is shown to people. */
export function answeredError(api: string, code: number, errmsg: string): WecomError {
  return new WecomError({
    api,
    kind: kindOf(code),
    code,
    hint: HINT.exec(errmsg)?.[1] ?? null,
    fromIp: FROM_IP.exec(errmsg)?.[1] ?? null,
  });
}
