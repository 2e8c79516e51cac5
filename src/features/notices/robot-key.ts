/** The key of a notice's robot: sealed at rest, opened only where a message goes. */
import { createHash } from 'node:crypto';
import type { Sealer } from '#platform/sealing';
import type { Robot } from './ports.ts';

const about = (workspace: number, notice: number): string => `notice robot ${workspace} ${notice}`;

/** Characters of a key that may be shown. */
const TAIL = 4;

export interface KeptRobot {
  readonly robot_key: Buffer;
  readonly robot_hash: string;
  readonly robot_tail: string;
}

export const keepRobot = (sealer: Sealer, workspace: number, notice: number, { key }: Robot): KeptRobot => ({
  robot_key: sealer.seal(key, about(workspace, notice)),
  robot_hash: createHash('sha256').update(key).digest('hex').slice(0, 16),
  robot_tail: key.slice(-TAIL),
});

/** Error: `SealError` when it was sealed with another installation's key. */
export const openRobot = (sealer: Sealer, workspace: number, notice: number, sealed: Buffer): Robot => ({
  key: sealer.open(sealed, about(workspace, notice)),
});
