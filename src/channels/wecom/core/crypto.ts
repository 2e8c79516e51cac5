/**
 * The cipher and the signatures of WeCom: callbacks (AES-256-CBC, SHA-1) and the JS-SDK.
 * Written here and not taken from `@wecom/crypto`, because that package neither checks the receiver nor compares
 * signatures in constant time; the tests hold both against each other.
 */
import { createCipheriv, createDecipheriv, createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** WeCom pads to 32 bytes although the cipher works on 16; Node would refuse pads above 16, so it must not pad. */
const BLOCK = 32;
const RANDOM = 16;
const LENGTH = 4;

/**
 * What is wrong with a message that cannot be read.
 * `aesKey`: the key is not 43 letters and digits. `base64`: not base64, or not whole blocks (cut off, or `+` became a space).
 * `padding`, `length`: another key, or damaged. `receiveId`: whole, but written for somebody else.
 */
export type CipherFault = 'aesKey' | 'base64' | 'padding' | 'length' | 'receiveId';

export class CipherError extends Error {
  override readonly name = 'CipherError';
  constructor(readonly code: CipherFault) {
    super(`WeCom message cannot be read: ${code}`);
  }
}

const sha1 = (text: string): string => createHash('sha1').update(text).digest('hex');

/** `msg_signature` of a callback, 40 hex digits. `encrypted` is the text of `Encrypt`, or `echostr`. */
export const signatureOf = (token: string, timestamp: string, nonce: string, encrypted: string): string =>
  sha1([token, timestamp, nonce, encrypted].sort().join(''));

/** Whether two signatures are equal, in a time that does not tell where they differ. */
export function sameSignature(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}

/**
 * Encrypts one message; the answer is base64.
 * `aesKey` is the EncodingAESKey of the console, 43 letters and digits. `receiveId` is the corp id for a self-built app.
 * `random`, 16 bytes, is only given by tests that want a known result. Error: `aesKey`.
 */
export function encryptMessage(
  aesKey: string,
  message: string,
  receiveId: string,
  random: Uint8Array = randomBytes(RANDOM),
): string {
  const key = keyOf(aesKey);
  const text = Buffer.from(message);
  const length = Buffer.alloc(LENGTH);
  length.writeUInt32BE(text.length);
  const plain = Buffer.concat([random, length, text, Buffer.from(receiveId)]);
  const pad = BLOCK - (plain.length % BLOCK);
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  return Buffer.concat([
    cipher.update(plain),
    cipher.update(Buffer.alloc(pad, pad)),
    cipher.final(),
  ]).toString('base64');
}

/**
 * The message inside `encrypted`. Check the signature first: it is what tells WeCom from a stranger.
 * Error: `CipherError` with one of `CipherFault`.
 */
export function decryptMessage(aesKey: string, encrypted: string, receiveId: string): string {
  const key = keyOf(aesKey);
  const plain = unpadded(decipher(key, encrypted));
  if (plain.length < RANDOM + LENGTH) throw new CipherError('length');
  const start = RANDOM + LENGTH;
  const end = start + plain.readUInt32BE(RANDOM);
  if (end > plain.length) throw new CipherError('length');
  if (plain.toString('utf8', end) !== receiveId) throw new CipherError('receiveId');
  return plain.toString('utf8', start, end);
}

/** What `wx.config` and `agentConfig` are signed with. `timestamp` in seconds; `url` as the page's address, `#…` is left out. */
export interface JsApiQuestion {
  readonly ticket: string;
  readonly nonce: string;
  readonly timestamp: number;
  readonly url: string;
}

/** The JS-SDK signature of one page, 40 hex digits; the same formula for the corp's and the app's ticket. */
export const jsApiSignature = ({ ticket, nonce, timestamp, url }: JsApiQuestion): string =>
  sha1(`jsapi_ticket=${ticket}&noncestr=${nonce}&timestamp=${timestamp}&url=${url.replace(/#.*$/s, '')}`);

function keyOf(aesKey: string): Buffer {
  if (!/^[A-Za-z0-9]{43}$/.test(aesKey)) throw new CipherError('aesKey');
  return Buffer.from(`${aesKey}=`, 'base64');
}

function decipher(key: Buffer, encrypted: string): Buffer {
  const whole = encrypted.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(encrypted);
  const bytes = Buffer.from(encrypted, 'base64');
  if (!whole || bytes.length % BLOCK !== 0) throw new CipherError('base64');
  const cipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  return Buffer.concat([cipher.update(bytes), cipher.final()]);
}

function unpadded(plain: Buffer): Buffer {
  const pad = plain.at(-1) ?? 0;
  if (pad < 1 || pad > BLOCK || plain.subarray(-pad).some((byte) => byte !== pad))
    throw new CipherError('padding');
  return plain.subarray(0, -pad);
}
