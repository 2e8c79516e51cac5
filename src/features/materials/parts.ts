/** What the steps of reading share. */
import { type Ctx, systemCtx } from '#platform/context';
import type { Db } from '#platform/db';
import type { Log } from '#platform/telemetry';
import type { MaterialPorts } from './ports.ts';

export interface MaterialParts {
  readonly db: Db;
  readonly log: Log;
  readonly clock: () => Date;
  readonly ports: MaterialPorts;
}

/** The product itself as the one who notes what customers read. */
export const readingCtx = (
  parts: Pick<MaterialParts, 'db' | 'log' | 'clock'>,
  workspace: number,
): Promise<Ctx> => systemCtx(parts, workspace, 'materials');

/** Whoever sees only some customers sees his own links and what came by them: his number, or null for everybody’s. */
export const onlyOf = ({ actor }: Ctx): number | null =>
  actor.reach === 'workspace' ? null : (actor.staff ?? 0);
