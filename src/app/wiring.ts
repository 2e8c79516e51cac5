/** Puts the features together: with `ports.ts`, `answering.ts` and `background.ts` the only files that know all of them. */
import type { FastifyInstance } from 'fastify';
import {
  Connections,
  channelsByState,
  connectFromEnvironment,
  Erasures,
  FileDrop,
  noticeDelivery,
  readerNaming,
  Simulation,
  type WecomParts,
  Welcomes,
  WRITING_LINE,
  wecomCtx,
} from '#channels/wecom';

import { Audiences, Indexes } from '#features/audience';
import { mergeCustomers, mergeParticipants } from '#features/customers';
import { demoAtStart } from '#features/demo';
import { prepareJournal } from '#features/events';
import { FileStore, type MaterialPorts } from '#features/materials';
import { NOTICE_LINE, type NoticePorts } from '#features/notices';
import { RULES_LINE } from '#features/rules';
import { authenticator, openSignIn } from '#features/staff';
import { positions } from '#platform/feed';
import { mailer, smsSender } from '#platform/outgoing';
import type { JobHandler, Line, Schedule } from '#platform/queue';
import { sealer } from '#platform/sealing';
import { serverOf } from './answering.ts';
import type { Assembled, Parts } from './assembled.ts';
import { backgroundOf } from './background.ts';
import { portsOf } from './ports.ts';

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
  const ports = portsOf(parts.settings, audiences, erasures);
  await prepareJournal(parts.db, parts.clock());
  let address = parts.settings.publicUrl ?? '';
  let wake: (line: string) => void = () => {};
  const connections = new Connections(parts.db, sealing, parts.settings.wecom, parts.clock, parts.log);
  const wecom: WecomParts = {
    db: parts.db,
    log: parts.log,
    clock: parts.clock,
    connections,
    merge: async (ctx, into, from) => {
      await mergeCustomers(ctx, into, { from, take: [], dryRun: false }, mergeParticipants(ports.customers));
    },
    library: ports.tags,
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
    delivery: noticePorts.delivery,
    naming: readerNaming({ connections, clock: parts.clock, publicUrl: parts.settings.publicUrl }),
    callerOf: authenticate,
  };
  positions.onAdvance((workspace) => {
    if (connections.wasConnected(workspace)) wake(WRITING_LINE);
  });
  positions.onAdvance(() => wake(RULES_LINE));
  const assembled: Assembled = {
    parts,
    signIn,
    authenticate,
    indexes,
    audiences,
    sealing,
    ports,
    notices: noticePorts,
    materials: materialPorts,
    connections,
    wecom,
    simulation,
    welcomes,
    address: () => address,
    wake: (line) => wake(line),
  };
  return {
    server: await serverOf(assembled),
    indexes,
    ...backgroundOf(assembled),
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
