/**
 * What a start begins with: the log, and the built-in database. It gets ready in processes of its own while this one
 * reads the rest of the program, so whoever imports this file should not need much else.
 */
import { type EmbeddedServer, startEmbedded } from '#platform/db';
import type { Settings } from '#platform/settings';
import { type Log, openLog } from '#platform/telemetry';

export interface Beginning {
  readonly log: Log;
  /** Null for a database of the operator's own. Errors: `StartError`. */
  readonly server: Promise<EmbeddedServer | null>;
}

export function begin(settings: Settings): Beginning {
  const log = openLog(settings.logLevel);
  const server =
    settings.databaseUrl === null
      ? startEmbedded({ dataDir: settings.dataDir, onRestart: (reason) => log.warn(reason) })
      : Promise.resolve(null);
  // Whoever waits for it hears of a failure; until then nobody does.
  server.catch(() => {});
  return { log, server };
}
