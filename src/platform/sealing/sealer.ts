/**
 * Secrets at rest (P14): AES-256-GCM with a key derived from the installation's secret (`BAIZIGUI_SECRET`). What a
 * sealed value belongs to is bound to it, so that it can't be moved to another row.
 */
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

export interface Sealer {
  /** `about`: where it is kept, e.g. `wecom.secret 1`. */
  seal(text: string, about: string): Buffer;
  /** Error: `SealError` when it was sealed with another key or about something else. */
  open(sealed: Buffer, about: string): string;
  /** The same for the same text, so that it can be known again; without the installation's secret it says nothing. */
  digest(text: string, about: string): Buffer;
}

/** A secret that can't be read with this installation's key: it has to be entered again. */
export class SealError extends Error {
  override readonly name = 'SealError';
}

const NONCE = 12;
const TAG = 16;
/** First byte of every sealed value, so that another way of sealing can be told apart. */
const VERSION = 1;

export function sealer(secret: string): Sealer {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'baizigui secrets at rest', 32));
  const digestKey = Buffer.from(hkdfSync('sha256', secret, '', 'baizigui digests', 32));
  return {
    seal: (text, about) => {
      const nonce = randomBytes(NONCE);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(about));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([Buffer.from([VERSION]), nonce, cipher.getAuthTag(), body]);
    },
    open: (sealed, about) => {
      try {
        if (sealed[0] !== VERSION) throw new Error('unknown version');
        const nonce = sealed.subarray(1, 1 + NONCE);
        const decipher = createDecipheriv('aes-256-gcm', key, nonce)
          .setAAD(Buffer.from(about))
          .setAuthTag(sealed.subarray(1 + NONCE, 1 + NONCE + TAG));
        return decipher.update(sealed.subarray(1 + NONCE + TAG), undefined, 'utf8') + decipher.final('utf8');
      } catch {
        throw new SealError(`a secret (${about}) was not sealed with this installation's key`);
      }
    },
    digest: (text, about) => createHmac('sha256', digestKey).update(`${about}\n${text}`).digest(),
  };
}
