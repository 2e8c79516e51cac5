export { isSingle, type OwnTag, ownLibrary } from './own-library.ts';
export { type Frame, onWall, playStory, type TagChange, type Told } from './play.ts';
export {
  bodyOf,
  type Happening,
  type Properties,
  type RulePreset,
  type Said,
  type Shelf,
  type StoryStep,
  shelves,
} from './preset.ts';
export { type Because, reasons } from './sandbox.ts';
