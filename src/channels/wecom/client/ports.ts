/**
 * What the client needs kept outside of itself. All processes of one installation share both stores, because WeCom
 * counts tokens and calls per corp, not per process. Both are asked before every call; an answer that is seconds old
 * does no harm, because WeCom itself then says that the token is worn out or the API closed.
 */

/** `access` opens every call; `jsapi` (corp) and `agent` (app) sign pages of the sidebar. */
export type TokenKind = 'access' | 'jsapi' | 'agent';

export interface FreshToken {
  readonly value: string;
  /** From here on it counts as gone. Already five minutes before WeCom's own end of it. */
  readonly usableUntil: Date;
}

/** The tokens of one app of one corp. */
export interface TokenStore {
  /** The kept token while `usableUntil` lies ahead, otherwise null. */
  current(kind: TokenKind): Promise<string | null>;
  /**
   * A usable token other than `stale`. When the store holds one it is returned and `fetchNew` is not run; otherwise
   * `fetchNew` runs once, whoever else asks meanwhile in any process, and all get its token. A failure of `fetchNew`
   * is thrown to those who wait in this process and changes nothing kept. Kinds do not wait for each other: the
   * `fetchNew` of a ticket may itself renew `access`. Who waits holds nothing that others need.
   */
  renew(kind: TokenKind, stale: string | null, fetchNew: () => Promise<FreshToken>): Promise<string>;
  /** Forgets a token that WeCom refused for good. False when another one is kept by now, or none. */
  drop(kind: TokenKind, token: string): Promise<boolean>;
  /** Whether WeCom refused this secret, told to whichever process. */
  isRefused(secret: string): Promise<boolean>;
  /** Remembers it until another one is entered. */
  refuse(secret: string): Promise<void>;
}

/** Which APIs of one corp are closed because we called too often (45009). */
export interface CircuitStore {
  /**
   * What `open` said last about this API, also once that time has passed: whether it happens again within the hour
   * decides how long the next closure lasts. Null when never.
   */
  openUntil(api: string): Promise<Date | null>;
  /** No calls until then. A later time that is already kept stays. */
  open(api: string, until: Date): Promise<void>;
}
