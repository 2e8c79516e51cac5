/**
 * Whether what is said is denied: a word of denial before it in its clause, with at most four letters (in English three
 * words) in between. 不要套餐, 没有优惠, 不需要你们的套餐; not 有没有优惠, which asks, nor 不错的套餐. Or right behind it,
 * where the clause ends with it: 套餐就不要了; not 套餐不要太贵, nor 套餐不要了吗 (docs/decisions/0045).
 */
import { CLAUSE_END } from './folded.ts';

/** Letters before a keyword that are looked at: enough for the longest denial with its gap. */
const LOOKED_AT = 40;

const DENIALS =
  '不需要|不想要|不考虑|不打算|不感兴趣|不接受|不喜欢|不要|不用|不是|不想|不买|不会|不必|不做|不|没有|没|无需|无|别|未|勿|拒绝|谢绝|取消';
const ENGLISH = "no|not|never|without|don['’]?t|doesn['’]?t|won['’]?t";
/** Words with a letter of denial that deny nothing. */
const HARMLESS =
  '不知道|不清楚|不了解|不错|不过|不仅|不光|不止|不单|不但|不只|不同|不管|不论|不少|不断|不然|不如|不好意思|不得不|不妨|不客气|没问题|没错|没事|没关系|没准|无论|无非|别的|别人|别墅|特别|个别|区别|分别|级别|类别|性别|识别|告别|差别|未来|差不多';

const denied = new RegExp(`(?:${DENIALS})[^${CLAUSE_END}]{0,4}$`);
const deniedInEnglish = new RegExp(
  `\\b(?:${ENGLISH})(?:[^\\p{L}\\p{N}${CLAUSE_END}]+[a-z]+){0,3}[^\\p{L}\\p{N}${CLAUSE_END}]*$`,
  'u',
);
/** Letters behind a keyword that are looked at. */
const LOOKED_BEHIND = 16;
const BEHIND = '不需要|不想要|不考虑|不感兴趣|不要|不用|不想|不买|不办|不做|不看|算了|免了|就免|没兴趣|取消';
/** A word of denial with what may stand around it, up to the end of the clause, which asks nothing. */
const deniedBehind = new RegExp(
  `^[的这那个我们就都也先还是真]{0,4}(?:${BEHIND})了?(?:吧|啊|哈|哦|啦|谢谢|多谢)?(?=[${CLAUSE_END.replace(/[?？]/g, '')}、]|$)`,
);

/** 有没有, 要不要, 能不能 ask. */
const harmless = new RegExp(`(\\p{L})[不没]\\1|${HARMLESS}`, 'gu');

const anywhere = new RegExp(`${DENIALS}|\\b(?:${ENGLISH})\\b`);

const withoutHarmless = (text: string): string => text.replace(harmless, (word) => '□'.repeat(word.length));

/** Of a folded text and the place of a keyword, its end excluded. */
export function isDenied(text: string, from: number, to: number): boolean {
  const before = withoutHarmless(text.slice(Math.max(0, from - LOOKED_AT), from));
  return (
    denied.test(before) ||
    deniedInEnglish.test(before) ||
    deniedBehind.test(text.slice(to, to + LOOKED_BEHIND))
  );
}

/** Whether a folded text denies anything at all. */
export const hasDenial = (text: string): boolean => anywhere.test(withoutHarmless(text));
