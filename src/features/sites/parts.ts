/** What the steps of sites share. */
import { type Ctx, systemCtx } from '#platform/context';
import type { Db } from '#platform/db';
import type { Sealer } from '#platform/sealing';
import type { Log } from '#platform/telemetry';

export interface SiteParts {
  readonly db: Db;
  readonly log: Log;
  readonly clock: () => Date;
  readonly sealer: Sealer;
}

/** The product itself as the one who notes what visitors did. */
export const siteCtx = (parts: SiteParts, workspace: number): Promise<Ctx> =>
  systemCtx(parts, workspace, 'sites');
