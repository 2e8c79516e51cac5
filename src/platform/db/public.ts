export { type Db, openDatabase, type Param, type Queryable, type Tx } from './database.ts';
export { type EmbeddedServer, StartError, startEmbedded } from './embedded.ts';
export { MigrationError, migrate, readMigrations } from './migrate.ts';
