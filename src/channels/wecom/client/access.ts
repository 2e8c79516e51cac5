/** Which access token a call carries, and what is done about a secret that was refused. */
import { HOUR, MINUTE, SECOND } from '#kernel';
import type { Log } from '#platform/telemetry';
import { call } from './call.ts';
import { answeredError, WecomError } from './error.ts';
import { id, numberOrNull } from './fields.ts';
import type { FreshToken, TokenStore } from './ports.ts';

/** WeCom's "secret invalid, of another app, or app disabled". A few of them ban our address for an hour. */
export const SECRET_REFUSED = 40001;

/** Tokens and tickets live two hours; one that ends while a call is under way would be wasted. */
const MARGIN = 5 * MINUTE;

const gettoken = call({
  path: 'gettoken',
  auth: 'none',
  query: ({ corpId, secret }: { corpId: string; secret: string }) => ({
    corpid: corpId,
    corpsecret: secret,
  }),
  read: (answer) => ({
    value: id(answer, 'access_token'),
    lifetime: numberOrNull(answer, 'expires_in') ?? 2 * (HOUR / SECOND),
  }),
});

/** `lifetime` in seconds, as WeCom says it. */
export const freshToken = (value: string, lifetime: number, now: Date): FreshToken => ({
  value,
  usableUntil: new Date(now.getTime() + Math.max(lifetime * SECOND - MARGIN, SECOND)),
});

export interface AccessOptions {
  readonly corpId: string;
  readonly secret: () => string | Promise<string>;
  readonly tokens: TokenStore;
  readonly clock: () => Date;
  readonly log: Log;
}

export class Access {
  constructor(
    private readonly options: AccessOptions,
    private readonly ask: (
      row: typeof gettoken,
      input: { corpId: string; secret: string },
    ) => Promise<{ value: string; lifetime: number }>,
  ) {}

  /** A token that is not `worn`. Throws 40001 without asking WeCom while the secret is still the one it refused. */
  async token(worn: string | null): Promise<string> {
    const { tokens } = this.options;
    const known = await tokens.current('access');
    if (known !== null && known !== worn) return known;
    return tokens.renew('access', worn, () => this.#fetchNew());
  }

  /** An API answered 40001 to this token: neither it nor the secret is offered again. */
  async refused(token: string, hint: string | null): Promise<void> {
    // A token that is not the kept one any more was got with another secret, or somebody else was told already.
    if (await this.options.tokens.drop('access', token))
      await this.#refuse(await this.options.secret(), hint);
  }

  async #refuse(secret: string, hint: string | null): Promise<void> {
    await this.options.tokens.refuse(secret);
    this.options.log.error(
      { hint },
      'WeCom refuses the secret of the app; nothing is tried until it is changed',
    );
  }

  async #fetchNew(): Promise<FreshToken> {
    const { corpId, clock, tokens } = this.options;
    const secret = await this.options.secret();
    if (await tokens.isRefused(secret)) throw refusal();
    try {
      const { value, lifetime } = await this.ask(gettoken, { corpId, secret });
      return freshToken(value, lifetime, clock());
    } catch (error) {
      if (error instanceof WecomError && error.code === SECRET_REFUSED)
        await this.#refuse(secret, error.hint);
      throw error;
    }
  }
}

const refusal = () => answeredError('gettoken', SECRET_REFUSED, '');
