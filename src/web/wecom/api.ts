/** The way of WeCom's screens to the server. */
import type {
  actInSimulation,
  checkConnection,
  deleteConnection,
  fixDrift,
  getConnection,
  listDrift,
  listPolicies,
  setConnection,
  setPolicy,
  showArchive,
  showSimulation,
  startSimulation,
  startSync,
  takeEnvironment,
  wecomStatus,
} from '#channels/wecom/contract';
import type { BodyInput, OutputOf } from '#kernel';
import { route } from '#ui';

export const connectionRoute = route<typeof getConnection>('GET /wecom/connection');
export const setConnectionRoute = route<typeof setConnection>('PUT /wecom/connection');
export const takeEnvironmentRoute = route<typeof takeEnvironment>('POST /wecom/connection/environment');
export const endConnectionRoute = route<typeof deleteConnection>('DELETE /wecom/connection');
export const checkRoute = route<typeof checkConnection>('POST /wecom/check', { reads: true });
export const statusRoute = route<typeof wecomStatus>('GET /wecom/status');
export const archiveRoute = route<typeof showArchive>('GET /wecom/archive');
export const syncRoute = route<typeof startSync>('POST /wecom/sync');
export const driftRoute = route<typeof listDrift>('GET /wecom/drift');
export const fixRoute = route<typeof fixDrift>('POST /wecom/drift/fix');
export const policiesRoute = route<typeof listPolicies>('GET /wecom/policies');
export const setPolicyRoute = route<typeof setPolicy>('PUT /wecom/policies/{group}');
export const startSimulationRoute = route<typeof startSimulation>('POST /wecom/simulator');
export const simulationRoute = route<typeof showSimulation>('GET /wecom/simulator');
export const actRoute = route<typeof actInSimulation>('POST /wecom/simulator/acts');

export type Connection = OutputOf<typeof getConnection>;
export type ConnectionInput = BodyInput<typeof setConnection>;
export type Check = OutputOf<typeof checkConnection>['checks'][number];
export type Status = OutputOf<typeof wecomStatus>;
export type ArchiveFile = OutputOf<typeof showArchive>['files'][number];
export type Drift = OutputOf<typeof listDrift>;
export type Difference = Drift['items'][number];
export type Kind = Difference['kind'];
export type Way = NonNullable<Difference['done']>;
export type Policy = OutputOf<typeof listPolicies>['items'][number];
export type WritesTo = Policy['writesTo'];
export type Simulated = OutputOf<typeof showSimulation>;
export type Relation = Simulated['relations'][number];
export type Act = BodyInput<typeof actInSimulation>;
