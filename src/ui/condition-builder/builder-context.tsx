/** What every part of a builder shares: the draft, the library, the numbers, and how to change the draft. */
import { createContext, useContext, useMemo } from 'react';
import { type SpokenNames, spokenNames } from '#features/conditions/core';
import { type Format, useFormat } from '../format/use-format.tsx';
import { useLanguage, useTexts } from '../i18n/language-provider.tsx';
import type { Translate } from '../i18n/translator.tsx';
import type { Draft, Leaf, LineNode } from './draft.ts';
import { changeLine } from './edit.ts';
import type { BuilderLibrary } from './library.ts';
import { builderTexts } from './texts.ts';
import type { PartPlace } from './write.ts';

/** Numbers of people for the condition that the draft says, by path of the language. */
export interface BranchNumbers {
  readonly total: number;
  readonly branches: Readonly<Record<string, number>>;
}

export interface BuilderState {
  readonly draft: Draft;
  readonly library: BuilderLibrary;
  readonly places: ReadonlyMap<number, PartPlace>;
  /** Null before the first answer. */
  readonly numbers: BranchNumbers | null;
  /** The numbers are those of an earlier draft. */
  readonly stale: boolean;
  /** What the server says is wrong, by part. */
  readonly problems: ReadonlyMap<number, string>;
  /** People with each tag, for choosing; absent while unknown. */
  readonly headCounts: ReadonlyMap<string, number>;
  /** `merge`: changes of one name in a row are taken back together. */
  readonly change: (next: Draft, merge?: string) => void;
}

const BuilderContext = createContext<BuilderState | null>(null);
export const BuilderProvider = BuilderContext.Provider;

/** What it takes to name a part of a condition in a few words. */
export interface LabelWords {
  readonly t: Translate<typeof builderTexts.rows>;
  readonly names: SpokenNames;
  readonly format: Format;
  readonly library: BuilderLibrary;
}

export function useLabelWords(library: BuilderLibrary): LabelWords {
  const t = useTexts(builderTexts);
  const { language } = useLanguage();
  const format = useFormat();
  return useMemo(
    () => ({ t, names: spokenNames(language), format, library }),
    [t, language, format, library],
  );
}

export type Builder = BuilderState & LabelWords;

export function useBuilder(): Builder {
  const state = useContext(BuilderContext);
  if (!state) throw new Error('a part of the condition builder stands outside of one');
  const t = useTexts(builderTexts);
  const { language } = useLanguage();
  const format = useFormat();
  return useMemo(() => ({ ...state, t, names: spokenNames(language), format }), [state, t, language, format]);
}

export interface LineProps<L extends Leaf> {
  readonly node: LineNode;
  readonly leaf: L;
}

/** Changes a line. `field` names what is typed into, so that its letters are one step of undo. */
export function useLineChange(node: LineNode) {
  const { draft, change } = useBuilder();
  return {
    setLeaf: (leaf: Leaf, field?: string) =>
      change(changeLine(draft, node.id, { leaf }), field && `${node.id} ${field}`),
    setLine: (next: Partial<Pick<LineNode, 'leaf' | 'negated'>>) => change(changeLine(draft, node.id, next)),
  };
}
