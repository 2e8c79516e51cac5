export { changedIn } from './changed-in.ts';
export {
  type Advanced,
  advance,
  advanceFrom,
  advanceVocabulary,
  committedPosition,
  copyPosition,
  Positions,
  positions,
  positionTrialTables,
} from './position.ts';
