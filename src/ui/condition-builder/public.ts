/** The condition builder: the parts a page needs to have one. Screens import it through `#ui`. */

export { eventIcon } from './behaviour-line.tsx';
export { type BranchNumbers, type BuilderState, type LabelWords, useLabelWords } from './builder-context.tsx';
export { type Choice, ChoiceList } from './choice-token.tsx';
export { ConditionBuilder, type ConditionBuilderProps } from './condition-builder.tsx';
export {
  type Draft,
  type DraftNode,
  emptyDraft,
  type GroupNode,
  isGroup,
  type LineNode,
  linesOf,
  newGroup,
  newLine,
} from './draft.ts';
export { narrowBy, narrowByTag, removeNode } from './edit.ts';
export { EventFields, type EventFieldsProps, type WaitedEvent } from './event-fields.tsx';
export { isFinished } from './finished.ts';
export { labelOf } from './labels.ts';
export {
  type AttributeItem,
  type BuilderLibrary,
  type GroupItem,
  libraryOf,
  type NamedItem,
  shortName,
  type TagItem,
} from './library.ts';
export { fromLink, toLink } from './link.ts';
export { readCondition } from './read.ts';
export { TagBoard, type TagBoardProps } from './tag-board.tsx';
export { type DraftState, useDraft } from './use-draft.ts';
export { type Findable, loadPinyinSearch, useFinder } from './use-finder.ts';
export { type HistoryState, useHistory } from './use-history.ts';
export { type PartPlace, partAt, type Written, writeDraft } from './write.ts';
export { listedKeywords } from './written-values.ts';
