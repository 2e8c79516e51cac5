/**
 * What this browser remembers of the first steps. Without storage nothing is remembered, and then nothing opens by
 * itself either: better no help than help that nags.
 */
const OPENED = 'baizigui.welcome.opened';
const HIDDEN = 'baizigui.welcome.hidden';

function write(key: string): boolean {
  try {
    localStorage.setItem(key, '1');
    return localStorage.getItem(key) === '1';
  } catch {
    return false;
  }
}

function has(key: string): boolean {
  try {
    return localStorage.getItem(key) !== null;
  } catch {
    return true;
  }
}

/** True the first time in this browser, and never again. */
export const firstOpening = (): boolean => !has(OPENED) && write(OPENED);

export const isHidden = (): boolean => has(HIDDEN);
export const hide = (): boolean => write(HIDDEN);
