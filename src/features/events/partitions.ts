import type { Db } from '#platform/db';
import type { Schedule } from '#platform/queue';
import { makeEventPartitions } from './event-sql.ts';

/** Makes the journal's next months ahead of time, every night and at each start. Safe to repeat. */
export const prepareJournal = (db: Db, now: Date): Promise<void> => makeEventPartitions(db, now);

export const eventsSchedules: readonly Schedule[] = [
  { name: 'event_partitions', cron: '15 3 * * *', work: (db) => prepareJournal(db, new Date()) },
];
