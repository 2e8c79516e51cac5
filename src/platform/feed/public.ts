export {
  type Advanced,
  advance,
  advanceVocabulary,
  committedPosition,
  copyPosition,
  Positions,
  positions,
  positionTrialTables,
} from './position.ts';
