/** `GET /imports/{id}/errors.csv`: every row that was not taken, with the reason in the caller's language. */
import { PassThrough } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { type Language, maskIdentifiers, requireRight, toId } from '#kernel';
import type { Ctx } from '#platform/context';
import { csvWriter } from '#platform/files';
import { detailTexts, say, type Texts } from '#platform/http';
import { MOST_PROBLEMS } from './keep-problems.ts';
import { type Problem, streamProblems } from './sql.ts';
import { findImport } from './stored-import.ts';

const HEADERS: Readonly<Record<Language, readonly string[]>> = {
  'zh-CN': ['行', '列', '代码', '说明', '原文'],
  'zh-TW': ['行', '列', '代碼', '說明', '原文'],
  en: ['Line', 'Column', 'Code', 'Reason', 'Original text'],
};

/** Streams; cells that a spreadsheet would run are made harmless. Error: `import.notFound`. */
export async function sendErrors(ctx: Ctx, id: string, reply: FastifyReply, texts: Texts): Promise<void> {
  requireRight(ctx.actor, 'imports:run');
  const { row } = await findImport(ctx, id);
  const name = `${toId('import', row.id)}-errors.csv`;
  reply.type('text/csv; charset=utf-8').header('content-disposition', `attachment; filename="${name}"`);
  const output = new PassThrough();
  writeErrors(ctx, row.id, output, { ...texts, ...detailTexts }).catch((error) => {
    ctx.log.warn({ err: error }, 'a list of errors stopped');
    output.destroy(error as Error);
  });
  await reply.send(output);
}

async function writeErrors(ctx: Ctx, id: number, output: PassThrough, texts: Texts): Promise<void> {
  const writer = csvWriter(output, { header: HEADERS[ctx.language] });
  const readable = ctx.actor.rights.has('customers:readPhone')
    ? (text: string) => text
    : (text: string) => maskIdentifiers(text, ['phone']);
  let written = 0;
  await ctx.db.snapshot(async (tx) => {
    for await (const problems of streamProblems(tx, ctx.workspace, id)) {
      await writer.write(problems.map((problem) => lineOf(ctx, problem, texts, readable)));
      written += problems.length;
    }
  });
  if (written >= MOST_PROBLEMS)
    await writer.write([
      [
        null,
        null,
        'import.moreErrors',
        say(texts, 'import.moreErrors', { shown: written }, ctx.language).message,
        null,
      ],
    ]);
  await writer.end();
}

function lineOf(ctx: Ctx, problem: Problem, texts: Texts, readable: (text: string) => string) {
  const { line, column, code, facts, raw } = problem;
  const { message, hint } = say(texts, code, facts, ctx.language);
  return [
    line,
    column,
    code,
    readable([message, hint ?? ''].join(ctx.language === 'en' ? ' ' : '').trim()),
    readable(raw),
  ];
}
