/** The parts of the product once they are put together. */
import type { Connections, Simulation, WecomParts, Welcomes } from '#channels/wecom';
import type { Audiences, Indexes } from '#features/audience';
import type { MaterialPorts } from '#features/materials';
import type { NoticePorts } from '#features/notices';
import type { authenticator, SignIn } from '#features/staff';
import type { Db } from '#platform/db';
import type { Sealer } from '#platform/sealing';
import type { Settings } from '#platform/settings';
import type { Log } from '#platform/telemetry';
import type { LeftPorts } from './ports.ts';

export interface Parts {
  readonly db: Db;
  readonly log: Log;
  readonly settings: Settings;
  readonly clock: () => Date;
  readonly version: string;
}

/** Everything that answers requests or works by itself, put together. */
export interface Assembled {
  readonly parts: Parts;
  readonly signIn: SignIn;
  readonly authenticate: ReturnType<typeof authenticator>;
  readonly indexes: Indexes;
  readonly audiences: Audiences;
  readonly sealing: Sealer;
  readonly ports: LeftPorts;
  readonly notices: NoticePorts;
  readonly materials: MaterialPorts;
  readonly connections: Connections;
  readonly wecom: WecomParts;
  readonly simulation: Simulation;
  readonly welcomes: Welcomes;
  /** Where the product answers; empty before it listens. */
  readonly address: () => string;
  /** Takes the next step of a line at once. */
  readonly wake: (line: string) => void;
}
