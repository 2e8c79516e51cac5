/** Puts the features together: the only file that knows all of them. */
import type { FastifyInstance } from 'fastify';
import {
  Audiences,
  attributeReferences,
  audienceJobs,
  audienceRoutes,
  conditionExplainer,
  Indexes,
  tagReferences,
} from '#features/audience';
import { type CustomerPorts, customerDirectory, customersRoutes } from '#features/customers';
import { demoAtStart, demoJobs, demoRoutes } from '#features/demo';
import { eventsRoutes, eventsSchedules, prepareJournal } from '#features/events';
import { type ImportPorts, importJobs, importRoutes, importSchedules, Uploads } from '#features/imports';
import { jobRoutes } from '#features/jobs';
import { authenticator, mountSignIn, openSignIn, staffRoutes } from '#features/staff';
import {
  eraseTags,
  mergeAssignments,
  type TagPorts,
  tagJobs,
  tagRoutes,
  tagSchedules,
  tagTimeline,
} from '#features/tags';
import type { Db } from '#platform/db';
import { positions } from '#platform/feed';
import { createServer, forgetAnswers, type Route } from '#platform/http';
import type { JobHandler, Schedule } from '#platform/queue';
import type { Settings } from '#platform/settings';
import type { Log } from '#platform/telemetry';
import { allTexts } from './texts.ts';

export interface Parts {
  readonly db: Db;
  readonly log: Log;
  readonly settings: Settings;
  readonly clock: () => Date;
  readonly version: string;
}

export interface Product {
  readonly server: FastifyInstance;
  readonly jobs: ReadonlyMap<string, JobHandler>;
  readonly schedules: readonly Schedule[];
  /** The audience indexes: whether this process can answer at its usual speed. */
  readonly indexes: Pick<Indexes, 'ready' | 'whenReady'>;
  /** Loads the demo company into an empty workspace; does nothing otherwise. */
  loadDemo(workspace: number): Promise<void>;
}

/** Answers to writes with a key are kept for days, not for ever. */
const answersSchedule = (clock: () => Date): Schedule => ({
  name: 'answers',
  cron: '30 3 * * *',
  work: async (db) => {
    await forgetAnswers(db, clock());
  },
});

export async function assemble(parts: Parts): Promise<Product> {
  const signIn = openSignIn({
    db: parts.db,
    log: parts.log,
    secret: parts.settings.secret,
    publicUrl: parts.settings.publicUrl,
  });
  const indexes = new Indexes(parts.db, positions, parts.log, parts.settings.indexMemory);
  // The longest part of a start: the database sends what it stored while the rest is put together.
  indexes.start();
  const audiences = new Audiences(indexes);
  // Later features put what they own of a customer here: in merges, erasures, the timeline.
  const customerPorts: CustomerPorts = {
    merge: [mergeAssignments],
    erase: [eraseTags],
    timeline: [tagTimeline],
    attributeReferences: [attributeReferences],
  };
  await prepareJournal(parts.db, parts.clock());
  const tagPorts: TagPorts = {
    references: [tagReferences(audiences)],
    headCounts: audiences.headCounts,
    explainCondition: conditionExplainer(audiences),
  };
  const importPorts: ImportPorts = {
    uploads: new Uploads(parts.settings.dataDir),
    library: tagPorts,
    texts: () => allTexts,
  };
  const routes: Route[] = [
    ...staffRoutes(signIn, parts.settings.publicUrl),
    ...jobRoutes(() => allTexts),
    ...eventsRoutes(customerDirectory),
    ...customersRoutes(customerPorts),
    ...tagRoutes(tagPorts),
    ...audienceRoutes(audiences, indexes),
    ...importRoutes(importPorts),
    ...demoRoutes,
  ];
  const server = await createServer({
    db: parts.db,
    log: parts.log,
    routes,
    texts: allTexts,
    authenticate: authenticator(parts.db, parts.clock, signIn),
    clock: parts.clock,
    version: parts.version,
  });
  mountSignIn(server, { db: parts.db, log: parts.log, clock: parts.clock, signIn });
  server.addHook('onClose', async () => indexes.stop());
  return {
    server,
    indexes,
    jobs: new Map([...tagJobs(tagPorts), ...audienceJobs, ...importJobs(importPorts), ...demoJobs(tagPorts)]),
    schedules: [
      ...eventsSchedules,
      ...tagSchedules(parts.clock),
      ...importSchedules(importPorts.uploads, parts.clock),
      answersSchedule(parts.clock),
    ],
    loadDemo: (workspace) => demoAtStart(parts, workspace),
  };
}
