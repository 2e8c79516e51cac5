/** Puts the features together: the only file that knows all of them. */
import type { FastifyInstance } from 'fastify';
import {
  Connections,
  channelReferences,
  channelsByState,
  connectFromEnvironment,
  Erasures,
  eraseRelations,
  FileDrop,
  mountCallback,
  mountReaderNaming,
  mountWecomSignIn,
  moveCustomer,
  noticeDelivery,
  READING_LINE,
  readerNaming,
  Simulation,
  type WecomParts,
  Welcomes,
  WRITING_LINE,
  wecomCtx,
  wecomJobs,
  wecomLines,
  wecomRoutes,
  wecomSchedules,
  wecomWrites,
} from '#channels/wecom';
import {
  Audiences,
  attributeReferences,
  audienceJobs,
  audienceRoutes,
  conditionExplainer,
  Indexes,
  tagReferences,
} from '#features/audience';
import {
  type CustomerPorts,
  customerDirectory,
  customersRoutes,
  LiveCustomers,
  mergeCustomers,
  mergeParticipants,
} from '#features/customers';
import { demoAtStart, demoJobs, demoRoutes } from '#features/demo';
import {
  CYCLES_JOB,
  cyclesJob,
  eventsRoutes,
  eventsSchedules,
  prepareJournal,
  recountCyclesLater,
} from '#features/events';
import { formLines, formReferences, formRoutes } from '#features/forms';
import { type ImportPorts, importJobs, importRoutes, importSchedules, Uploads } from '#features/imports';
import { jobRoutes } from '#features/jobs';
import {
  eraseReading,
  FileStore,
  type MaterialPorts,
  materialLines,
  materialReferences,
  materialRoutes,
  materialSchedules,
  mountReading,
  newMaterials,
  readingShares,
} from '#features/materials';
import {
  eraseNotices,
  NOTICE_LINE,
  type NoticePorts,
  noticeLines,
  noticeReferences,
  noticeRoutes,
  noticeSchedules,
} from '#features/notices';
import { presetRoutes } from '#features/presets';
import {
  explainByRules,
  forgetRuleMembers,
  forgetSuggestions,
  moveRuleMembers,
  moveSuggestions,
  PASS_JOB,
  passJob,
  REVERT_JOB,
  RULES_LINE,
  revertJob,
  ruleAttributeReferences,
  rulesLine,
  rulesReferences,
  rulesRoutes,
  rulesSchedules,
  suggestedSince,
} from '#features/rules';
import {
  eraseVisitors,
  mountCollecting,
  siteLines,
  siteRoutes,
  siteSchedules,
  siteShares,
} from '#features/sites';
import { authenticator, mountSignIn, openSignIn, staffRoutes } from '#features/staff';
import {
  eraseTags,
  mergeAssignments,
  type TagPorts,
  taggedSince,
  tagJobs,
  tagRoutes,
  tagSchedules,
  tagTimeline,
} from '#features/tags';
import type { Db } from '#platform/db';
import { positions } from '#platform/feed';
import { createServer, forgetAnswers, type Route } from '#platform/http';
import { mailer, modelAsker, smsSender } from '#platform/outgoing';
import type { JobHandler, Line, Schedule } from '#platform/queue';
import { sealer } from '#platform/sealing';
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
  readonly lines: readonly Line[];
  /** Where the product answers, once it listens. */
  listensAt(address: string): Promise<void>;
  /** The corp that the environment names. */
  connect(workspace: number): Promise<void>;
  /** Called with the name of a line when it has work. */
  onWork(wake: (line: string) => void): void;
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
  const sealing = sealer(parts.settings.secret);
  const erasures = new Erasures(sealing);
  // Later features put what they own of a customer here: in merges, erasures, the timeline.
  const customerPorts: CustomerPorts = {
    merge: [
      mergeAssignments,
      moveRuleMembers,
      moveSuggestions,
      ...readingShares,
      ...siteShares,
      moveCustomer,
    ],
    erase: [
      eraseTags,
      eraseRelations(erasures),
      eraseNotices,
      eraseReading,
      eraseVisitors,
      forgetRuleMembers,
      forgetSuggestions,
    ],
    timeline: [tagTimeline],
    attributeReferences: [attributeReferences, ruleAttributeReferences],
    touched: [taggedSince, suggestedSince],
  };
  await prepareJournal(parts.db, parts.clock());
  const tagPorts: TagPorts = {
    references: [
      tagReferences(audiences),
      rulesReferences({ audiences }),
      channelReferences,
      materialReferences,
      formReferences,
      noticeReferences,
    ],
    headCounts: audiences.headCounts,
    explainCondition: conditionExplainer(audiences),
    explainByRules: explainByRules({ audiences }),
  };
  const importPorts: ImportPorts = {
    uploads: new Uploads(parts.settings.dataDir),
    library: tagPorts,
    texts: () => allTexts,
  };
  let address = parts.settings.publicUrl ?? '';
  let wake: (line: string) => void = () => {};
  const connections = new Connections(parts.db, sealing, parts.settings.wecom, parts.clock, parts.log);
  const wecom: WecomParts = {
    db: parts.db,
    log: parts.log,
    clock: parts.clock,
    connections,
    merge: async (ctx, into, from) => {
      await mergeCustomers(ctx, into, { from, take: [], dryRun: false }, mergeParticipants(customerPorts));
    },
    library: tagPorts,
    erasures,
    archive: parts.settings.chatArchive === null ? null : new FileDrop(parts.settings.chatArchive),
    channelsByState,
  };
  const simulation = new Simulation({
    db: parts.db,
    log: parts.log,
    clock: parts.clock,
    connections,
    dataDir: parts.settings.dataDir,
    address: () => address,
  });
  const welcomes = new Welcomes(wecom);
  const noticePorts: NoticePorts = {
    delivery: noticeDelivery(wecom),
    mailer: parts.settings.mail && mailer(parts.settings.mail),
    sms: parts.settings.sms && smsSender(parts.settings.sms, parts.clock),
    sealer: sealing,
    address: () => address,
    wake: () => wake(NOTICE_LINE),
  };
  const authenticate = authenticator(parts.db, parts.clock, signIn);
  const materialPorts: MaterialPorts = {
    files: new FileStore(parts.settings.dataDir),
    address: () => address,
    naming: readerNaming({ connections, clock: parts.clock, publicUrl: parts.settings.publicUrl }),
    callerOf: authenticate,
  };
  const materials = { ...parts, ports: materialPorts };
  const sites = { ...parts, sealer: sealing };
  positions.onAdvance((workspace) => {
    if (connections.wasConnected(workspace)) wake(WRITING_LINE);
  });
  positions.onAdvance(() => wake(RULES_LINE));
  const routes: Route[] = [
    ...staffRoutes(signIn, parts.settings.publicUrl, recountCyclesLater),
    ...jobRoutes(() => allTexts),
    ...eventsRoutes(customerDirectory),
    ...customersRoutes(
      customerPorts,
      new LiveCustomers(parts.db, parts.log, positions, customerPorts.touched),
    ),
    ...tagRoutes(tagPorts),
    ...audienceRoutes(audiences, indexes, parts.settings.model && modelAsker(parts.settings.model)),
    ...importRoutes(importPorts),
    ...noticeRoutes(noticePorts),
    ...rulesRoutes({ audiences, wecomWrites, newMaterials }),
    ...presetRoutes({ audiences }),
    ...materialRoutes(materialPorts, parts.clock),
    ...siteRoutes(sealing),
    ...formRoutes,
    ...demoRoutes,
    ...wecomRoutes(
      wecom,
      simulation,
      () => address,
      () => allTexts,
    ),
  ];
  const server = await createServer({
    db: parts.db,
    log: parts.log,
    routes,
    texts: allTexts,
    authenticate,
    clock: parts.clock,
    version: parts.version,
  });
  const signInParts = { db: parts.db, log: parts.log, clock: parts.clock, signIn };
  mountSignIn(server, signInParts);
  mountWecomSignIn(server, { ...signInParts, connections, publicUrl: parts.settings.publicUrl });
  mountReading(server, materials);
  mountCollecting(server, sites);
  mountReaderNaming(server, { ...parts, connections, publicUrl: parts.settings.publicUrl });
  mountCallback(server, {
    ...wecom,
    received: (workspace, body) => {
      welcomes.received(workspace, body);
      wake(READING_LINE);
    },
  });
  server.addHook('onClose', async () => {
    await indexes.stop();
    await welcomes.settled();
    await connections.close();
    await simulation.close();
  });
  return {
    server,
    indexes,
    jobs: new Map([
      ...tagJobs(tagPorts),
      ...audienceJobs,
      ...importJobs(importPorts),
      [CYCLES_JOB.name, cyclesJob],
      [PASS_JOB.name, passJob({ audiences })],
      [REVERT_JOB.name, revertJob()],
      ...demoJobs(tagPorts),
      ...wecomJobs(wecom),
    ]),
    schedules: [
      ...eventsSchedules,
      ...tagSchedules(parts.clock),
      ...importSchedules(importPorts.uploads, parts.clock),
      answersSchedule(parts.clock),
      ...rulesSchedules({ audiences }, parts.clock),
      ...noticeSchedules(parts.clock),
      ...materialSchedules(materials),
      ...siteSchedules(sites),
      ...wecomSchedules(wecom),
    ],
    lines: [
      rulesLine({ ...parts, audiences }),
      ...wecomLines(wecom, welcomes),
      ...noticeLines({ ...parts, ports: noticePorts }),
      ...materialLines(materials),
      ...siteLines(sites),
      ...formLines(parts),
    ],
    listensAt: async (at) => {
      address ||= at;
      await simulation.resume();
    },
    connect: async (workspace) => {
      const { corp } = parts.settings.wecom;
      if (!corp) return;
      const ctx = await wecomCtx(wecom, workspace);
      await parts.db.transaction((tx) => connectFromEnvironment(tx, ctx, connections, corp));
    },
    onWork: (told) => {
      wake = told;
    },
    loadDemo: (workspace) => demoAtStart(parts, workspace),
  };
}
