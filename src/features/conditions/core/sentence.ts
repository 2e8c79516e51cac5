/** A condition as one sentence a colleague could say. Walks the tree; the words belong to each language. */
import type { Language } from '#kernel';
import { Chinese } from './chinese.ts';
import { English } from './english.ts';
import type { Phrases } from './phrases.ts';
import type { Resolved, ResolvedWindow } from './resolved.ts';
import { simplified } from './simplified.ts';
import { traditional } from './traditional.ts';
import type { Names } from './vocabulary.ts';

export const phrases: Readonly<Record<Language, Phrases>> = {
  'zh-CN': new Chinese(simplified),
  'zh-TW': new Chinese(traditional),
  en: new English(),
};

/** A part of a sentence, for a branch or an explanation: no stop at the end. */
export function clause(node: Resolved, names: Names, p: Phrases): string {
  switch (node.kind) {
    case 'all':
    case 'any':
      return joined(node.kind, node.of, names, p);
    case 'atLeast': {
      const window = sharedWindow(node.of);
      const parts = node.of.map((part) =>
        part.kind === 'did' && window ? enclosed(p.leaf(part, names, true), p) : inner(part, names, p),
      );
      const shared = window && p.window(window);
      return node.weights ? p.points(node.k, parts, node.weights, shared) : p.atLeast(node.k, parts, shared);
    }
    case 'not':
      return negated(node.of, names, p);
    case 'audience':
      return p.audience(node.audience, names, true);
    default:
      return p.leaf(node, names);
  }
}

function joined(kind: 'all' | 'any', parts: readonly Resolved[], names: Names, p: Phrases): string {
  const [only, second] = parts;
  if (only && !second) return clause(only, names, p);
  return p[kind](parts.map((part) => inner(part, names, p)));
}

const enclosed = (text: string, p: Phrases): string => (p.isLoose(text) ? p.bracket(text) : text);
const inner = (node: Resolved, names: Names, p: Phrases): string => enclosed(clause(node, names, p), p);

function negated(node: Resolved, names: Names, p: Phrases): string {
  const parts = (of: readonly Resolved[]) => of.map((part) => inner(part, names, p));
  switch (node.kind) {
    case 'not':
      return clause(node.of, names, p);
    case 'all':
      return p.notAll(parts(node.of));
    case 'any':
      return p.none(parts(node.of));
    case 'atLeast':
      return p.not(clause(node, names, p));
    case 'audience':
      return p.audience(node.audience, names, false);
    default:
      return p.negative(node, names) ?? p.not(p.leaf(node, names));
  }
}

/** The span of time that all parts have in common, so that it can be said once. */
function sharedWindow(parts: readonly Resolved[]): ResolvedWindow | null {
  const windows = parts.map((part) => (part.kind === 'did' ? part.within : null));
  const [first] = windows;
  if (!first) return null;
  const text = JSON.stringify(first);
  return windows.every((window) => window && JSON.stringify(window) === text) ? first : null;
}

/** What an exclusion leaves out, as a list; null when it cannot be said as one. */
function leftOut(node: Resolved, names: Names, p: Phrases): string[] | null {
  switch (node.kind) {
    case 'all':
    case 'not':
      return null;
    case 'any': {
      const parts = node.of.map((part) => leftOut(part, names, p));
      return parts.includes(null) ? null : parts.flatMap((part) => part ?? []);
    }
    case 'atLeast':
    case 'audience':
      return [inner(node, names, p)];
    default:
      return [enclosed(p.excluded(node, names), p)];
  }
}

/** The condition as a full sentence. Names that are gone show as their id. Never empty. */
export function sentence(node: Resolved, names: Names, language: Language): string {
  const p = phrases[language];
  const parts = node.kind === 'all' ? node.of : [node];
  const included: string[] = [];
  const excluded: string[] = [];
  for (const part of parts) {
    const out = part.kind === 'not' ? leftOut(part.of, names, p) : null;
    if (out) excluded.push(...out);
    else included.push(clause(part, names, p));
  }
  return p.whole(included, excluded);
}

/** What events of a type are called. */
export const eventName = (type: string, language: Language): string => phrases[language].event(type);
