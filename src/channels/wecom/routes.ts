import { type Route, route, type Texts } from '#platform/http';
import type { JobHandler } from '#platform/queue';
import { showArchive } from './archive/show-archive.ts';
import { CALLBACK_PATH } from './callback/endpoint.ts';
import { channelRoutes } from './codes/routes.ts';
import {
  endConnection,
  setConnection,
  showConnection,
  takeEnvironment,
} from './connection/change-connection.ts';
import { checkConnection } from './connection/check.ts';
import { showStatus } from './connection/status.ts';
import * as contract from './contract.ts';
import { SYNC_JOB, startSync, syncJob } from './mirror/compare.ts';
import { listDrift } from './mirror/drift.ts';
import { fixDrift } from './mirror/mend.ts';
import type { WecomParts } from './parts.ts';
import { listPolicies, setPolicy } from './push/policies.ts';
import { sidebarRoutes } from './sidebar/routes.ts';
import { actInSimulation, showSimulation, startSimulation } from './simulation/play.ts';
import type { Simulation } from './simulation/simulation.ts';

/** `publicUrl`: where WeCom reaches the product; known once it listens. */
export function wecomRoutes(
  parts: WecomParts,
  simulation: Simulation,
  publicUrl: () => string,
  texts: () => Texts,
): readonly Route[] {
  const { connections } = parts;
  return [
    route(contract.getConnection, (ctx) => showConnection(ctx, connections, publicUrl())),
    route(contract.setConnection, (ctx, { body }) => setConnection(ctx, connections, publicUrl(), body)),
    route(contract.takeEnvironment, (ctx, { body }) => takeEnvironment(ctx, connections, publicUrl(), body)),
    route(contract.deleteConnection, (ctx) => endConnection(ctx, connections, publicUrl())),
    route(contract.wecomStatus, (ctx) => showStatus(ctx)),
    route(contract.showArchive, (ctx) => showArchive(ctx, parts.archive)),
    route(contract.checkConnection, (ctx) =>
      checkConnection(ctx, connections, `${publicUrl()}${CALLBACK_PATH}`),
    ),
    route(contract.startSync, (ctx) => startSync(ctx)),
    route(contract.listDrift, (ctx, { query }) => listDrift(ctx, query)),
    route(contract.fixDrift, (ctx, { body }) => fixDrift(parts, ctx, body)),
    route(contract.startSimulation, (ctx) => startSimulation(ctx, simulation)),
    route(contract.showSimulation, (ctx, { query }) => showSimulation(ctx, simulation, query)),
    route(contract.actInSimulation, (ctx, { body }) => actInSimulation(ctx, simulation, body)),
    route(contract.listPolicies, (ctx) => listPolicies(ctx)),
    route(contract.setPolicy, (ctx, { params, body }) => setPolicy(ctx, params.group, body)),
    ...channelRoutes(parts, texts),
    ...sidebarRoutes(parts, publicUrl),
  ];
}

export const wecomJobs = (parts: WecomParts): ReadonlyMap<string, JobHandler> =>
  new Map([[SYNC_JOB.name, syncJob(parts)]]);
