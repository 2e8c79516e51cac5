/** A key with every right of workspace 1, for benches that call verbs in process. */
import { rights } from '#kernel';
import type { Ctx } from '#platform/context';
import type { Db } from '#platform/db';
import { openLog } from '#platform/telemetry';

export const ctxOf = (db: Db): Ctx => ({
  db,
  workspace: 1,
  timeZone: 'Asia/Shanghai',
  now: new Date(),
  language: 'zh-CN',
  log: openLog('silent'),
  requestId: 'bench',
  ip: null,
  actor: {
    kind: 'key',
    id: 'key_1',
    name: 'bench',
    workspace: 1,
    staff: null,
    roles: [],
    rights: new Set(rights),
    reach: 'workspace',
    departments: [],
  },
});
