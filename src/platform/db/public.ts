export { type EmbeddedServer, startEmbedded } from './built-in/start.ts';
export { StartError } from './built-in/start-error.ts';
export {
  type Db,
  type First,
  firstOfCaller,
  forNobody,
  openDatabase,
  type Param,
  type Queryable,
  type Tx,
  withEachTransaction,
} from './database.ts';
export { type Gathering, gathered } from './gathering.ts';
export { isFull, isLost, isTransient } from './lost.ts';
export { type Migration, MigrationError, migrate, readMigrations } from './migrate.ts';
export { numberSets } from './number-sets.ts';
export { copyRows, streamBytes, streamInts, streamRows, streamTexts } from './stream.ts';
export { type TrialTx, trial } from './trial.ts';
