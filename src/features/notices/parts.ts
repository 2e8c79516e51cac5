/** What the steps of notices share. */
import { type Ctx, systemCtx } from '#platform/context';
import type { Db } from '#platform/db';
import type { Log } from '#platform/telemetry';
import type { NoticePorts } from './ports.ts';

export interface NoticeParts {
  readonly db: Db;
  readonly log: Log;
  readonly clock: () => Date;
  readonly ports: NoticePorts;
}

/** The product itself as the one who tells. */
export const noticeCtx = (parts: NoticeParts, workspace: number): Promise<Ctx> =>
  systemCtx(parts, workspace, 'notices');
