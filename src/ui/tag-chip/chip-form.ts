/**
 * How a tag looks, by what it is. Shape says the scope and whether the tag is on or only suggested; the mark says how
 * it came about; words say both again for those who see neither. Pure.
 */
export interface ChipFacts {
  readonly scope: 'enterprise' | 'personal';
  /** Put on by a rule, model, channel or import of behaviour rather than by hand. */
  readonly automatic: boolean;
  /** Not on yet: somebody is asked. */
  readonly suggested: boolean;
  /** Only some people may put it on or take it off. */
  readonly guarded: boolean;
  /** Who keeps it when not we do: made in WeCom, or given by a strategy of WeCom and only read here. */
  readonly foreign: 'wecom' | 'strategy' | null;
}

export type ChipShape = 'filled' | 'pill' | 'dashed' | 'outlined';
export type ChipMark = 'glyph' | 'bolt' | 'pencil' | 'link';
export type ChipWord =
  | 'enterpriseTag'
  | 'personalTag'
  | 'suggestedTag'
  | 'byHand'
  | 'automatic'
  | 'protected'
  | 'foreign'
  | 'ofStrategy';

export interface ChipForm {
  readonly shape: ChipShape;
  readonly mark: ChipMark;
  /** The mark stands on a solid block; otherwise it is drawn in the colour of the text. */
  readonly block: boolean;
  readonly lock: boolean;
  /** A quiet link behind the name: it is kept elsewhere. */
  readonly linked: boolean;
  /** Nobody may change it here. */
  readonly readOnly: boolean;
  /** Keys of the shared texts, in the order they are read out. */
  readonly words: readonly ChipWord[];
}

export function chipForm(facts: ChipFacts): ChipForm {
  const { automatic, suggested, guarded: lock, foreign } = facts;
  const linked = foreign === 'wecom';
  const tail: readonly ChipWord[] = [
    ...(linked ? (['foreign'] as const) : []),
    ...(lock ? (['protected'] as const) : []),
  ];
  if (facts.scope === 'personal')
    return {
      shape: 'pill',
      mark: 'pencil',
      block: false,
      lock,
      linked: false,
      readOnly: false,
      words: ['personalTag', ...tail],
    };
  if (foreign === 'strategy')
    return {
      shape: 'outlined',
      mark: 'link',
      block: false,
      lock,
      linked: false,
      readOnly: true,
      words: ['enterpriseTag', 'ofStrategy', ...tail],
    };
  const how: ChipWord = automatic ? 'automatic' : 'byHand';
  return {
    shape: suggested ? 'dashed' : 'filled',
    mark: automatic ? 'bolt' : 'glyph',
    block: true,
    lock,
    linked,
    readOnly: false,
    words: suggested ? ['suggestedTag', ...tail] : ['enterpriseTag', how, ...tail],
  };
}

/** Above 60 % of its half-life a tag counts as fresh. */
export const isFresh = (left: number): boolean => left > 0.6;
