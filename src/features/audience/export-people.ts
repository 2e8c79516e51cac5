/** The people of a condition as a file: streamed, of one moment, with phone numbers masked unless the caller may read them. */
import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { evaluate, toRoaring } from '#features/audience/core';
import type { Condition } from '#features/conditions/core';
import { recordRead } from '#features/staff';
import { gate, type Language } from '#kernel';
import type { Ctx } from '#platform/context';
import { csvWriter, type TableWriter, xlsxWriter } from '#platform/files';
import { type Chosen, choose, linesOf } from './export-rows.ts';
import { type Audiences, type People, sentenceFor } from './people.ts';

export type ExportFormat = 'csv' | 'xlsx' | 'roaring';

const HEADERS: Readonly<Record<Language, readonly string[]>> = {
  'zh-CN': [
    '客户编号',
    '姓名',
    '手机',
    '状态',
    '负责人',
    '备注',
    '订单数',
    '订单金额',
    '最近下单',
    '购买周期天数',
    '预计下次下单',
    '最常买的产品',
    '添加时间',
  ],
  'zh-TW': [
    '客戶編號',
    '姓名',
    '手機',
    '狀態',
    '負責人',
    '備註',
    '訂單數',
    '訂單金額',
    '最近下單',
    '購買週期天數',
    '預計下次下單',
    '最常買的產品',
    '新增時間',
  ],
  en: [
    'Customer',
    'Name',
    'Phone',
    'Status',
    'Owner',
    'Remark',
    'Orders',
    'Order total',
    'Last order',
    'Purchase cycle in days',
    'Next order expected',
    'Most bought product',
    'Added',
  ],
};

const CONTENT: Readonly<Record<ExportFormat, readonly [type: string, extension: string]>> = {
  csv: ['text/csv; charset=utf-8', 'csv'],
  xlsx: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'xlsx'],
  roaring: ['application/octet-stream', 'roaring'],
};

/** Each holds a connection, and a state of the database, for as long as its client takes to read. */
const reading = gate(4);
/** How long a client may take nothing: it must not hold them for ever. */
const STALLED_MS = 60_000;

async function writePeople(
  ctx: Ctx,
  chosen: Chosen,
  to: { readonly writer: TableWriter; readonly output: PassThrough; readonly reply: FastifyReply },
): Promise<void> {
  const { writer, output, reply } = to;
  await reading(async () => {
    reply.raw.setTimeout(STALLED_MS, () => output.destroy(new Error('the client stopped reading')));
    await ctx.db.snapshot(async (tx) => {
      for await (const lines of linesOf(tx, ctx, chosen)) await writer.write(lines);
    });
  });
  await writer.end();
}

/** Sends the file and leaves a line in the audit log: who exported whom, how many, in which form. */
export async function exportPeople(
  audiences: Audiences,
  ctx: Ctx,
  reply: FastifyReply,
  asked: {
    readonly condition: Condition;
    readonly format: ExportFormat;
    readonly name: string;
    readonly subject: string | null;
    readonly minPosition?: number | undefined;
  },
): Promise<void> {
  const people = await audiences.of(ctx, asked.condition, { minPosition: asked.minPosition });
  const { position } = people.index;
  const chosen = choose(evaluate(people.expression, people.alive), people.index, people.terms);
  const number = chosen.people.size;
  await recordRead(ctx.db, ctx, {
    did: 'customers.exported',
    subject: asked.subject,
    after: {
      format: asked.format,
      count: number,
      condition: asked.condition,
      text: sentenceFor(people, 'zh-CN'),
      position,
      phones: ctx.actor.rights.has('customers:readPhone') ? 'plain' : 'masked',
    },
  });
  const content =
    asked.format === 'roaring'
      ? Buffer.from(toRoaring(chosen.people))
      : await begun(ctx, reply, { people, chosen, format: asked.format });
  const [type, extension] = CONTENT[asked.format];
  await reply
    .type(type)
    .header(
      'content-disposition',
      `attachment; filename="audience.${extension}"; filename*=UTF-8''${encodeURIComponent(`${asked.name}.${extension}`)}`,
    )
    .header('baizigui-position', String(position))
    .header('baizigui-count', String(number))
    .send(content);
}

/**
 * A table that is being written, with its first lines: nothing is sent before they are there, so that a failure until
 * then is answered like any other. Later ones cut the connection, since a file that ends early must not look whole.
 */
async function begun(
  ctx: Ctx,
  reply: FastifyReply,
  asked: { readonly people: People; readonly chosen: Chosen; readonly format: 'csv' | 'xlsx' },
): Promise<PassThrough> {
  const { people, chosen, format } = asked;
  const output = new PassThrough();
  const header = [
    ...HEADERS[ctx.language],
    ...chosen.attributes.map((key) => people.terms.attribute(key)?.label ?? key),
    ...chosen.groups,
  ];
  const writer = format === 'csv' ? csvWriter(output, { header }) : xlsxWriter(output, { header });
  const writing = writePeople(ctx, chosen, { writer, output, reply });
  await Promise.race([once(output, 'readable'), writing]);
  writing.catch((error) => {
    ctx.log.warn({ err: error }, 'an export stopped');
    output.destroy(error as Error);
  });
  return output;
}
