/** What a member of staff is told when somebody reads what he sent. Pure. */
import type { Language } from '#kernel';

export interface Reading {
  /** Null: not to be seen by him. */
  readonly customer: string | null;
  readonly material: string;
  /** The page was opened by an address that somebody passed on. */
  readonly passedOn: boolean;
}

interface Words {
  readonly somebody: string;
  readonly reads: (who: string, what: string) => string;
  readonly passedOn: string;
  readonly more: (n: number) => string;
}

const words: Readonly<Record<Language, Words>> = {
  'zh-CN': {
    somebody: '一位客户',
    reads: (who, what) => `${who} 正在看《${what}》`,
    passedOn: '（别人转发的）',
    more: (n) => `还有 ${n} 位也在看`,
  },
  'zh-TW': {
    somebody: '一位客戶',
    reads: (who, what) => `${who} 正在看《${what}》`,
    passedOn: '（別人轉發的）',
    more: (n) => `還有 ${n} 位也在看`,
  },
  en: {
    somebody: 'A customer',
    reads: (who, what) => `${who} is reading “${what}”`,
    passedOn: ' (passed on by somebody)',
    more: (n) => `and ${n} more are reading`,
  },
};

/** Lines in one message; how many more there are is said. */
const MOST_LINES = 10;

export function readerText(readings: readonly Reading[], link: string, language: Language): string {
  const say = words[language];
  const lines = readings
    .slice(0, MOST_LINES)
    .map(
      ({ customer, material, passedOn }) =>
        say.reads(customer ?? say.somebody, material) + (passedOn ? say.passedOn : ''),
    );
  const more = readings.length - lines.length;
  return [...lines, ...(more > 0 ? [say.more(more)] : []), link].join('\n');
}
