/** `GET /wecom/archive`: what came from the chat archive, and how many agreed to it. */
import { type OutputOf, requireRight } from '#kernel';
import type { Ctx } from '#platform/context';
import { say } from '#platform/http';
import type { showArchive as contract } from '../contract.ts';
import { wecomTexts } from '../texts.ts';
import { countConsents, newestFiles } from './archive-sql.ts';
import type { ChatArchive } from './chat-archive.ts';

const SHOWN = 50;

/** Error: `right.missing`. */
export async function showArchive(ctx: Ctx, archive: ChatArchive | null): Promise<OutputOf<typeof contract>> {
  requireRight(ctx.actor, 'settings:manage');
  const files = await newestFiles(ctx.db, ctx.workspace, SHOWN);
  return {
    isOn: archive !== null,
    consents: await countConsents(ctx.db, ctx.workspace),
    files: files.map(({ started_at, ended_at, problems, id: _, ...counts }) => ({
      ...counts,
      startedAt: started_at.toISOString(),
      endedAt: ended_at?.toISOString() ?? null,
      problems: problems.map(({ line, code }) => ({
        line,
        code,
        message: say(wecomTexts, code, {}, ctx.language).message,
      })),
    })),
  };
}
