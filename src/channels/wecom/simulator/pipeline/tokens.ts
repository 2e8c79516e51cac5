/**
 * Access tokens and tickets of all corps. The same token is given until it runs out (D: 7200 s); a secret that is
 * guessed too often shuts its address out for an hour (D; how often is not documented).
 */
import { createHash } from 'node:crypto';
import type { Clock } from '../clock.ts';
import { need, refuse } from '../failure.ts';
import type { App } from '../state/company.ts';
import type { World } from '../state/world.ts';

export const TOKEN_SECONDS = 7200;
const HOUR = 3_600_000;

interface Issued {
  readonly text: string;
  readonly world: World;
  readonly app: App;
  expiresAt: number;
  /** Taken back by the platform before its time. */
  invalid: boolean;
}

export class TokenBook {
  readonly #byText = new Map<string, Issued>();
  readonly #current = new Map<string, Issued>();
  readonly #tickets = new Map<string, { text: string; expiresAt: number }>();
  readonly #wrong = new Map<string, { times: number; shutUntil: number }>();
  #issued = 0;

  constructor(
    readonly clock: Clock,
    readonly salt: string,
  ) {}

  /** Codes: 41004 no secret, 40013 no such corp, 40001 wrong secret, 50003 app disabled, 45009 shut out. */
  issue(world: World | undefined, secret: string, address: string): { text: string; expiresIn: number } {
    const now = this.clock.now();
    need((this.#wrong.get(address)?.shutUntil ?? 0) <= now, 45009);
    need(secret, 41004);
    if (!world) refuse(40013);
    const app = world.company.apps.find((one) => one.secret === secret);
    if (!app) {
      this.#countWrong(address, world.company.switches.wrongSecrets);
      refuse(40001);
    }
    need(!app.closed, 50003);
    this.#wrong.delete(address);
    const at = `${world.company.corpId}/${app.agentId}`;
    let token = this.#current.get(at);
    if (!token || token.invalid || token.expiresAt <= now) {
      token = { text: this.#text(at), world, app, expiresAt: now + TOKEN_SECONDS * 1000, invalid: false };
      this.#current.set(at, token);
      this.#byText.set(token.text, token);
    }
    return { text: token.text, expiresIn: Math.ceil((token.expiresAt - now) / 1000) };
  }

  /** Codes: 41001 missing, 40014 unknown or taken back, 42001 expired. */
  check(text: string | undefined): { world: World; app: App } {
    if (!text) refuse(41001);
    const token = this.#byText.get(text);
    if (!token || token.invalid) refuse(40014);
    need(token.expiresAt > this.clock.now(), 42001);
    return token;
  }

  /** Ends the tokens of a corp before their time: as expired (42001), or taken back (40014). */
  end(corpId: string, how: 'expired' | 'invalid'): void {
    for (const token of this.#byText.values()) {
      if (token.world.company.corpId !== corpId) continue;
      if (how === 'invalid') token.invalid = true;
      else token.expiresAt = Math.min(token.expiresAt, this.clock.now());
    }
  }

  /** One ticket per corp (`agentId` absent) or app, the same until it runs out. */
  ticket(corpId: string, agentId?: number): { text: string; expiresIn: number } {
    const now = this.clock.now();
    const at = `${corpId}/${agentId ?? ''}`;
    let ticket = this.#tickets.get(at);
    if (!ticket || ticket.expiresAt <= now) {
      ticket = { text: this.#text(`ticket ${at}`), expiresAt: now + TOKEN_SECONDS * 1000 };
      this.#tickets.set(at, ticket);
    }
    return { text: ticket.text, expiresIn: Math.ceil((ticket.expiresAt - now) / 1000) };
  }

  #text(at: string): string {
    const seed = `${this.salt} ${at} ${this.#issued++}`;
    return createHash('sha512').update(seed).digest('base64url');
  }

  #countWrong(address: string, allowed: number): void {
    const wrong = this.#wrong.get(address) ?? { times: 0, shutUntil: 0 };
    wrong.times++;
    if (wrong.times > allowed) Object.assign(wrong, { times: 0, shutUntil: this.clock.now() + HOUR });
    this.#wrong.set(address, wrong);
  }
}
