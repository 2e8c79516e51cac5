/**
 * SMS by whatever the operator has: a signed POST to an address of his, which knows the provider. Signed as Standard
 * Webhooks are: `webhook-id`, `webhook-timestamp`, and `webhook-signature: v1,` with the HMAC-SHA256 of
 * `id.timestamp.body` in Base64.
 */
import { createHmac } from 'node:crypto';
import type { SmsSettings } from '#platform/settings';
import { neverLeft, type SendOutcome } from './outcome.ts';

export interface Sms {
  /** The same however often it is sent, so that the other side can know a repeated one. */
  readonly id: string;
  /** Chinese mobiles as 11 digits, others with `+`. */
  readonly to: readonly string[];
  readonly text: string;
}

export interface SmsSender {
  send(sms: Sms): Promise<SendOutcome>;
  /** Whether somebody answers at the address; null: yes, otherwise what the network said. Nothing is sent. */
  check(): Promise<string | null>;
}

const MOST_ANSWER = 100_000;

export function smsSender({ url, key }: SmsSettings, clock: () => Date, withinMs = 20_000): SmsSender {
  const ask = (options: RequestInit) =>
    fetch(url, { ...options, redirect: 'manual', signal: AbortSignal.timeout(withinMs) });
  return {
    send: async ({ id, to, text }) => {
      const body = JSON.stringify({ id, phones: to, text });
      const timestamp = String(Math.floor(clock().getTime() / 1000));
      const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
      try {
        const response = await ask({
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            'webhook-id': id,
            'webhook-timestamp': timestamp,
            'webhook-signature': `v1,${signature}`,
          },
          body,
        });
        return outcomeOf(
          response.status,
          response.headers.get('retry-after'),
          await answered(response),
          clock(),
        );
      } catch (error) {
        const { cause } = error as { cause?: { code?: string } };
        return neverLeft(cause?.code) ? { kind: 'later', code: null, until: null } : { kind: 'unknown' };
      }
    },
    check: async () => {
      try {
        await (await ask({ method: 'HEAD' })).body?.cancel();
        return null;
      } catch (error) {
        const { cause } = error as { cause?: { code?: string } };
        return cause?.code ?? (error as Error).message;
      }
    },
  };
}

/** `{ "refused": ["138…"] }`, if the other side says so. */
async function answered(response: Response): Promise<string[]> {
  if (!response.ok || Number(response.headers.get('content-length') ?? 0) > MOST_ANSWER) {
    await response.body?.cancel();
    return [];
  }
  try {
    const { refused } = JSON.parse(await response.text()) as { refused?: unknown };
    return Array.isArray(refused) ? refused.filter((one) => typeof one === 'string') : [];
  } catch {
    return [];
  }
}

/** 429 and 503 say "not now", 401, 403 and 404 that somebody has to mend something; what else fails may have gone. */
function outcomeOf(
  status: number,
  retryAfter: string | null,
  refused: readonly string[],
  now: Date,
): SendOutcome {
  if (status >= 200 && status < 300) return { kind: 'sent', refused };
  const seconds = Number(retryAfter ?? Number.NaN);
  if (status === 429 || status === 503)
    return {
      kind: 'later',
      code: status,
      until: seconds > 0 ? new Date(now.getTime() + seconds * 1000) : null,
    };
  if (status === 401 || status === 403 || status === 404) return { kind: 'later', code: status, until: null };
  return status >= 500 ? { kind: 'unknown' } : { kind: 'refused', code: status };
}
