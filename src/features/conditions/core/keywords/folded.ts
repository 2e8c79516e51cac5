/** A message in the form in which keywords are looked for. */
import { foldText } from '#kernel';
import { simplified } from '../script.ts';

/** Letters of a text that are looked at; a message of WeCom is shorter. */
const LOOKED_AT = 4000;

/** Marks between which a negation holds, for a class of a regular expression. `、` joins what is denied together. */
export const CLAUSE_END = '，,。.！!？?；;：:…~\\n';

/** Without case, width and script; letters keep their places. */
export const foldMessage = (text: string): string => simplified(foldText(text.slice(0, LOOKED_AT)));
