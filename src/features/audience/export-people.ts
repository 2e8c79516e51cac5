/** The people of a condition as a file: streamed, of one moment, with phone numbers masked unless the caller may read them. */
import { PassThrough } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { count, evaluate, iterate, toRoaring } from '#features/audience/core';
import type { Condition, GroupTerm } from '#features/conditions/core';
import { recordRead } from '#features/staff';
import { type Language, toId } from '#kernel';
import type { Ctx } from '#platform/context';
import { type Cell, csvWriter, type TableWriter, xlsxWriter } from '#platform/files';
import { type Audiences, type People, sentenceFor } from './people.ts';
import { shownCustomers } from './shown-customers.ts';
import type { Terms } from './vocabulary.ts';

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
    'Added',
  ],
};

const CONTENT: Readonly<Record<ExportFormat, readonly [type: string, extension: string]>> = {
  csv: ['text/csv; charset=utf-8', 'csv'],
  xlsx: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'xlsx'],
  roaring: ['application/octet-stream', 'roaring'],
};

/** Rows made at once; small enough that other work has its turn. */
const BATCH = 500;

/** Columns behind the fixed ones: every attribute, then every tag group with the tags of the customer in it. */
interface Columns {
  readonly attributes: readonly string[];
  readonly groups: readonly GroupTerm[];
}

const dated = (iso: string | null, zone: string): Cell =>
  iso === null
    ? null
    : {
        date: new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' })
          .format(new Date(iso))
          .replace(' ', 'T'),
      };

const plain = (value: unknown): Cell => {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'string') return value;
  return Array.isArray(value) ? value.join('；') : JSON.stringify(value);
};

type Shown = Awaited<ReturnType<typeof shownCustomers>>[number];

function cells(c: Shown, columns: Columns, zone: string): Cell[] {
  return [
    c.id,
    c.name,
    c.phone,
    c.status,
    c.owner?.name ?? null,
    c.remark,
    c.orders.count,
    c.orders.total / 100,
    dated(c.orders.lastAt, zone),
    dated(c.createdAt, zone),
    ...columns.attributes.map((key) => plain(c.attributes[key])),
    ...columns.groups.map(
      (group) =>
        c.tags
          .filter((t) => t.group.id === toId('group', group.id))
          .map((t) => t.name)
          .join('；') || null,
    ),
  ];
}

async function writePeople(writer: TableWriter, ctx: Ctx, people: People, columns: Columns): Promise<void> {
  for (const piece of iterate(people.expression, people.alive))
    for (let at = 0; at < piece.length; at += BATCH) {
      const shown = await shownCustomers(ctx, [...piece.subarray(at, at + BATCH)], people.terms);
      await writer.write(shown.map((c) => cells(c, columns, ctx.timeZone)));
    }
  await writer.end();
}

const columnsOf = (terms: Terms): Columns => ({
  attributes: terms.declaredAttributes,
  groups: terms.allGroups,
});

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
  const number = count(people.expression, people.alive);
  await recordRead(ctx.db, ctx, {
    did: 'customers.exported',
    subject: asked.subject,
    after: {
      format: asked.format,
      count: number,
      condition: asked.condition,
      text: sentenceFor(people, 'zh-CN'),
      position: people.index.position,
      phones: ctx.actor.rights.has('customers:readPhone') ? 'plain' : 'masked',
    },
  });
  const [type, extension] = CONTENT[asked.format];
  reply
    .type(type)
    .header(
      'content-disposition',
      `attachment; filename="audience.${extension}"; filename*=UTF-8''${encodeURIComponent(`${asked.name}.${extension}`)}`,
    )
    .header('baizigui-position', String(people.index.position))
    .header('baizigui-count', String(number));
  if (asked.format === 'roaring') {
    await reply.send(Buffer.from(toRoaring(evaluate(people.expression, people.alive))));
    return;
  }
  const output = new PassThrough();
  const columns = columnsOf(people.terms);
  const header = [
    ...HEADERS[ctx.language],
    ...columns.attributes.map((key) => people.terms.attribute(key)?.label ?? key),
    ...columns.groups.map((g) => g.name),
  ];
  const writer = asked.format === 'csv' ? csvWriter(output, { header }) : xlsxWriter(output, { header });
  writePeople(writer, ctx, people, columns).catch((error) => {
    ctx.log.warn({ err: error }, 'an export stopped');
    output.destroy(error as Error);
  });
  await reply.send(output);
}
