/**
 * Lint of names (T33, V35): what must not be a name, and what makes a name hard to find, to tell apart or to handle.
 * `block` findings refuse the name; `warn` findings are advice and never stop anybody.
 */
import { type Facts, findIdentifiers } from '#kernel';
import { normalizeName } from './folding.ts';
import { defaultLimits, type ElementKind, type LibraryLimits } from './library.ts';
import type { NameIndex } from './name-index.ts';

/** Between a group and a tag, as people write it. */
export const pathSeparator = /[/／]/;

export type Severity = 'block' | 'warn';

export type NameCode =
  | 'empty'
  | 'badUnicode'
  | 'controlCharacter'
  | 'tooLong'
  | 'long'
  | 'edgeSpace'
  | 'innerSpace'
  | 'mixedWidth'
  | 'pathSeparator'
  | 'formulaStart'
  | 'listSeparator'
  | 'looksLikeId'
  | 'identifier'
  | 'phone'
  | 'negation'
  | 'duplicate'
  | 'archivedNamesake'
  | 'sameNameElsewhere'
  | 'aliasOfOther'
  | 'nearDuplicate';

export interface NameFinding {
  readonly code: NameCode;
  readonly severity: Severity;
  /** What the sentence needs: `length`, `most`, `suggestion`, `path`, `reason`, … */
  readonly facts: Facts;
}

export interface NameContext {
  readonly element: ElementKind;
  /** Key of the element itself when it exists already, so that it is not its own duplicate. */
  readonly key?: string;
  /** Key of the parent: the group of a tag, the category above a category; `null` for the first level. */
  readonly within: string | null;
  /** The names of the library, see `nameIndex`. */
  readonly index: NameIndex;
  readonly limits?: LibraryLimits;
}

const block = (code: NameCode, facts: Facts = {}): NameFinding => ({ code, severity: 'block', facts });
const warn = (code: NameCode, facts: Facts = {}): NameFinding => ({ code, severity: 'warn', facts });

/** Length of a name as WeCom counts it: Unicode code points of the normalised name. */
export const nameLength = (name: string): number => [...normalizeName(name)].length;

/**
 * Everything to say about a name at its place in the library. The name is taken as typed; spaces at the edges, runs
 * of spaces and composition are repaired by `normalizeName` and only mentioned.
 */
export function lintName(name: string, context: NameContext): NameFinding[] {
  const limits = context.limits ?? defaultLimits;
  const refused = refusedCharacters(name);
  if (refused.length > 0) return refused;
  return [
    ...lintLength(name, limits),
    ...lintForm(name),
    ...lintNumbers(name),
    ...lintAgainst(name, context),
  ];
}

/** The same for another name of an element: an alias has no length advice and may say 不. */
export function lintAlias(alias: string, context: NameContext): NameFinding[] {
  const limits = context.limits ?? defaultLimits;
  const refused = refusedCharacters(alias);
  if (refused.length > 0) return refused;
  const length = lintLength(alias, limits).filter((finding) => finding.code === 'tooLong');
  const form = lintForm(alias).filter((finding) => finding.severity === 'block');
  const used = context.index
    .sameName(context.element, alias)
    .concat(context.index.sameAlias(context.element, alias))
    .filter((other) => other.key !== context.key);
  return [
    ...length,
    ...form,
    ...lintNumbers(alias),
    ...used.slice(0, 1).map((other) => warn('aliasOfOther', { path: other.path })),
  ];
}

/** Identifiers in free text around a name (description, definition, purpose): cards are refused, phones mentioned. */
export const lintText = (text: string): NameFinding[] => lintNumbers(text);

/** Invisible and control characters; the joiner inside emoji and variation selectors are needed to write them. */
const UNPRINTABLE = /(?!\u200d)[\p{Cc}\p{Cf}\p{Co}\p{Zl}\p{Zp}]/u;

function refusedCharacters(name: string): NameFinding[] {
  if (!name.isWellFormed()) return [block('badUnicode')];
  const printable = name.replace(/(?<=\p{Extended_Pictographic}[\ufe0f\u{1f3fb}-\u{1f3ff}]?)\u200d/gu, '');
  const bad = UNPRINTABLE.exec(printable.replace(/[\t\r\n]/g, ' ')) ?? /[\r\n\u200d]/.exec(printable);
  if (bad) {
    const code = bad[0].codePointAt(0) ?? 0;
    return [
      block('controlCharacter', { character: `U+${code.toString(16).toUpperCase().padStart(4, '0')}` }),
    ];
  }
  return normalizeName(name) === '' ? [block('empty')] : [];
}

function lintLength(name: string, limits: LibraryLimits): NameFinding[] {
  const length = nameLength(name);
  if (length > limits.nameMost) return [block('tooLong', { length, most: limits.nameMost })];
  return length > limits.nameAdvice ? [warn('long', { length, advice: limits.nameAdvice })] : [];
}

const WIDE_WORD = /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/;
/** Signs of which a Chinese name uses the wide form, an English one the narrow form, and no name both. */
const TWINS = ['()', ':', '+', '-', '.', '%', '&', '#', '!', '?', '~'];
const wide = (sign: string) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0);

function mixesWidth(name: string): boolean {
  if (WIDE_WORD.test(name)) return true;
  return TWINS.some(
    (signs) =>
      [...signs].some((sign) => name.includes(sign)) && [...signs].some((sign) => name.includes(wide(sign))),
  );
}

/** Words that contain 不, 非, 未, 无 or 没 and deny nothing. */
const NOT_DENYING = /不锈钢|不动产|非常|非洲|非遗|未来|无锡|无线|无人机|无纺/g;
const DENIAL = /[不非未无没勿]|(?<![a-z])(?:not|non|no|without)(?![a-z])/i;

function lintForm(name: string): NameFinding[] {
  const normal = normalizeName(name);
  const findings: NameFinding[] = [];
  if (pathSeparator.test(normal)) findings.push(block('pathSeparator', { character: '/' }));
  if (/^(?:tag|grp|cat)_\d+$/i.test(normal))
    findings.push(block('looksLikeId', { suggestion: normal.replace('_', '') }));
  if (/^\s|\s$/u.test(name)) findings.push(warn('edgeSpace', { suggestion: normal }));
  if (
    /\s/u.test(normal) &&
    (normal !== name.normalize('NFC').trim() || /\p{sc=Han} | \p{sc=Han}/u.test(normal))
  )
    findings.push(
      warn('innerSpace', { suggestion: normal.replace(/(?<=\p{sc=Han}) | (?=\p{sc=Han})/gu, '') }),
    );
  if (mixesWidth(normal)) findings.push(warn('mixedWidth', { suggestion: narrow(normal) }));
  if (/^[=+\-@＝＋－＠]/.test(normal))
    findings.push(warn('formulaStart', { character: [...normal][0] ?? '' }));
  const separator = /[,，;；、|]/.exec(normal)?.[0];
  if (separator) findings.push(warn('listSeparator', { character: separator }));
  const denial = DENIAL.exec(normal.replace(NOT_DENYING, ''))?.[0];
  if (denial) findings.push(warn('negation', { word: denial }));
  return findings;
}

const narrow = (name: string): string =>
  name.replace(/[\uff01-\uff5e]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0));

function lintNumbers(text: string): NameFinding[] {
  const found = findIdentifiers(text);
  const card = found.find((one) => one.kind !== 'phone');
  if (card) return [block('identifier', { kind: card.kind, start: card.start, end: card.end })];
  const phone = found[0];
  return phone ? [warn('phone', { start: phone.start, end: phone.end })] : [];
}

const MOST_LOOK_ALIKES = 3;

function lintAgainst(name: string, { element, key, within, index }: NameContext): NameFinding[] {
  const others = index.sameName(element, name).filter((other) => other.key !== key);
  // Groups are addressed by name alone, so a group's name is taken wherever it stands.
  const here = others.filter((other) => element === 'group' || other.within === within);
  const taken = here.find((other) => !other.archived);
  if (taken) return [block('duplicate', { path: taken.path })];
  const findings: NameFinding[] = here
    .slice(0, 1)
    .map((other) => warn('archivedNamesake', { path: other.path }));
  const elsewhere = others.find((other) => !here.includes(other));
  if (elsewhere) findings.push(warn('sameNameElsewhere', { path: elsewhere.path }));
  const alias = index.sameAlias(element, name).find((other) => other.key !== key);
  if (alias) findings.push(warn('aliasOfOther', { path: alias.path }));
  const named = new Set([...others, ...(alias ? [alias] : [])].map((other) => other.key));
  const alike = index
    .lookAlikes(element, name)
    .filter(({ other }) => other.key !== key && !named.has(other.key));
  for (const { other, reason } of alike.slice(0, MOST_LOOK_ALIKES))
    findings.push(warn('nearDuplicate', { path: other.path, reason }));
  return findings;
}
