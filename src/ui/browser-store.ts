/**
 * Small choices that stay in this browser: theme, language. Reading and writing never throws: storage may be
 * switched off, and then the choice lasts until the page is left.
 */
export function readStored(key: string): string | null {
  try {
    return globalThis.localStorage?.getItem(key) ?? null;
  } catch {
    return null;
  }
}

export function writeStored(key: string, value: string): void {
  try {
    globalThis.localStorage?.setItem(key, value);
  } catch {
    // Private mode or a full store: the choice is kept for this page only.
  }
}
