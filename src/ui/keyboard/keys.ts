/** Which key press means which shortcut. Pure: what a press is, is passed in. */

/**
 * `mod` is ⌘ on a Mac and Ctrl elsewhere: `mod+k`, `shift+x`, `alt+arrowup`, `?`, `t`. A sign that needs Shift on some
 * keyboards is written as the sign.
 */
export type Keys = string;

export interface Press {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly isComposing: boolean;
  readonly keyCode: number;
}

/** Browsers report 229 for keys an input method swallows, some of them without `isComposing`. */
const SWALLOWED = 229;

export const isComposing = (press: Pick<Press, 'isComposing' | 'keyCode'>): boolean =>
  press.isComposing || press.keyCode === SWALLOWED;

interface Combination {
  readonly mod: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
  readonly key: string;
}

function parse(keys: Keys): Combination {
  const parts = keys.toLowerCase().split('+');
  return {
    mod: parts.includes('mod'),
    alt: parts.includes('alt'),
    shift: parts.includes('shift'),
    key: parts.at(-1) || '+',
  };
}

export const needsMod = (keys: Keys): boolean => parse(keys).mod;

const isSign = (key: string) => key.length === 1 && !/[a-z0-9]/.test(key);

export function matches(keys: Keys, press: Press, mac: boolean): boolean {
  if (isComposing(press)) return false;
  const wanted = parse(keys);
  // A Chinese keyboard gives 「？」 for 「?」.
  const key = press.key.normalize('NFKC').toLowerCase();
  const mod = mac ? press.metaKey : press.ctrlKey;
  const otherMod = mac ? press.ctrlKey : press.metaKey;
  return (
    key === wanted.key &&
    mod === wanted.mod &&
    !otherMod &&
    press.altKey === wanted.alt &&
    (isSign(wanted.key) || press.shiftKey === wanted.shift)
  );
}

const signs: Readonly<Record<string, string>> = {
  arrowup: '↑',
  arrowdown: '↓',
  arrowleft: '←',
  arrowright: '→',
  enter: 'Enter',
  escape: 'Esc',
  delete: 'Delete',
  backspace: '⌫',
};

/** How a key is written for people: `Ctrl K`, `⌘ K`, `Shift X`, `?`. */
export function keyLabel(keys: Keys, mac: boolean): string {
  const { mod, alt, shift, key } = parse(keys);
  return [
    mod ? (mac ? '⌘' : 'Ctrl') : '',
    alt ? (mac ? '⌥' : 'Alt') : '',
    shift ? 'Shift' : '',
    signs[key] ?? key.toUpperCase(),
  ]
    .filter(Boolean)
    .join(' ');
}

/** What a key press landed on, as far as shortcuts care. */
export interface Landing {
  readonly tagName: string;
  readonly type?: string | undefined;
  readonly isContentEditable?: boolean | undefined;
  readonly role?: string | null | undefined;
}

const notTyped = new Set([
  'button',
  'checkbox',
  'radio',
  'range',
  'color',
  'file',
  'image',
  'reset',
  'submit',
]);
const typedRoles = new Set(['textbox', 'searchbox', 'combobox', 'spinbutton']);

/** Letters typed there are text, not shortcuts. */
export function isField(target: Landing): boolean {
  if (target.isContentEditable || typedRoles.has(target.role ?? '')) return true;
  const tag = target.tagName.toLowerCase();
  if (tag === 'input') return !notTyped.has(target.type ?? 'text');
  return tag === 'textarea' || tag === 'select';
}
