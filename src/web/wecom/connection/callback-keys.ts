/** A pair of keys for WeCom's callback, in the forms that its console takes (document 90930). */
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

export interface CallbackKeys {
  readonly token: string;
  readonly aesKey: string;
}

export const isToken = (text: string): boolean => /^[0-9A-Za-z]{1,32}$/.test(text);
/** 43 characters of Base64 stand for 32 bytes. */
export const isAesKey = (text: string): boolean => /^[0-9A-Za-z+/]{43}$/.test(text);

/** Bytes above the last whole multiple are thrown away, so that every letter is equally likely. */
function randomText(length: number): string {
  const limit = 256 - (256 % LETTERS.length);
  let text = '';
  while (text.length < length)
    for (const byte of crypto.getRandomValues(new Uint8Array(length)))
      if (byte < limit && text.length < length) text += LETTERS[byte % LETTERS.length];
  return text;
}

export const newCallbackKeys = (): CallbackKeys => ({ token: randomText(32), aesKey: randomText(43) });
