/** The domain to which WeCom sends browsers back (可信域名), asked for now and then and not for every reader. */
import { setTimeout as wait } from 'node:timers/promises';
import { MINUTE } from '#kernel';
import { WecomError } from '../client/public.ts';
import type { Connection } from '../connection/connections.ts';

/** An administrator who enters it there waits no longer until readers are named. */
const KNOWN_MS = 10 * MINUTE;
/** After a failure WeCom is left alone for so long. */
const FAILED_MS = MINUTE;
/** Readers wait no longer for WeCom; the next one may find that it has answered. */
const PATIENCE_MS = 2000;

type Asked = Pick<Connection, 'workspace' | 'corpId' | 'agentId' | 'api'>;

export class TrustedDomains {
  readonly #known = new Map<string, { until: number; readonly domain: Promise<string | null> }>();

  constructor(private readonly clock: () => Date) {}

  /** Host, with a port that is not the usual one, of the connection's app. Null: none is set, or WeCom does not say. */
  of(connection: Asked): Promise<string | null> {
    const { workspace, corpId, agentId } = connection;
    const key = `${workspace} ${corpId} ${agentId}`;
    const kept = this.#known.get(key);
    const domain = kept && kept.until > this.clock().getTime() ? kept.domain : this.#ask(key, connection);
    return Promise.race([domain, wait(PATIENCE_MS, null, { ref: false })]);
  }

  #ask(key: string, { api, agentId }: Asked): Promise<string | null> {
    const inMs = (ms: number) => this.clock().getTime() + ms;
    const asked = {
      until: inMs(KNOWN_MS),
      domain: api.app.get(Number(agentId)).then(
        (app) => app.trustedDomain || null,
        (error: unknown) => {
          asked.until = inMs(FAILED_MS);
          if (error instanceof WecomError) return null;
          throw error;
        },
      ),
    };
    this.#known.set(key, asked);
    return asked.domain;
  }
}
