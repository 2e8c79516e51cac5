/**
 * Rows of an order file. An order may take several rows, one per item: rows with the same number that follow each other
 * are one order. A bad row refuses the whole order, for half an order would be a wrong one.
 */

import type { z } from 'zod';
import type { orderRow } from '#features/events/core';
import { parseCustomer } from './customer-key.ts';
import { type Moment, parseDate } from './dates.ts';
import { type Money, parseMoney } from './money.ts';
import { derivedOrderNo, Occurrences } from './order-number.ts';
import { isScientific, type Parsed, parsed, refused } from './parsed.ts';
import { type Outcome, type ReadingContext, RowCells, type RowReader } from './row-reading.ts';
import { parseNumber } from './simple-values.ts';

/** As `POST /orders` takes it. */
export type OrderRecord = z.input<typeof orderRow>;

/** What `orderRow` allows. */
const MOST_ITEMS = 200;

interface OrderLine {
  readonly cells: RowCells;
  orderNo?: string | undefined;
  customer?: string | undefined;
  amount?: Money | undefined;
  currency?: string | undefined;
  paidAt?: Moment | undefined;
  refundedAt?: Moment | undefined;
  refundAmount?: Money | undefined;
  product?: string | undefined;
  quantity?: number | undefined;
  itemAmount?: Money | undefined;
}

export function orderReader(context: ReadingContext): RowReader<OrderRecord> {
  return new OrderReader(context);
}

class OrderReader implements RowReader<OrderRecord> {
  readonly #context: ReadingContext;
  readonly #occurrences = new Occurrences();
  #open: OrderLine[] = [];
  /** Number of an order that was refused; its further rows are refused too. */
  #refusedNo: string | null = null;

  constructor(context: ReadingContext) {
    this.#context = context;
  }

  read(row: Parameters<RowReader<OrderRecord>['read']>[0]): Outcome<OrderRecord>[] {
    const line = readLine(new RowCells(row, this.#context.columns), this.#context);
    if (this.#context.mapping.orderNo) {
      requireFields(line, this.#context);
      if (line.cells.problems.length === 0) line.orderNo = this.#derived(line);
      return [outcomeOf([line], this.#context)];
    }
    const same = line.orderNo !== undefined && line.orderNo === (this.#refusedNo ?? this.#open[0]?.orderNo);
    const done = same ? [] : this.end();
    if (same) checkContinuation(this.#open, line);
    else requireFields(line, this.#context);
    if (line.cells.problems.length > 0 || this.#refusedNo !== null)
      return [...done, ...this.#refuse(line, same)];
    this.#open.push(line);
    return done;
  }

  end(): Outcome<OrderRecord>[] {
    const lines = this.#open;
    this.#open = [];
    this.#refusedNo = null;
    return lines.length > 0 ? [outcomeOf(lines, this.#context)] : [];
  }

  /** Refuses a line, those of the same order before it, and (by remembering the number) those behind it. */
  #refuse(line: OrderLine, same: boolean): Outcome<OrderRecord>[] {
    const before = same ? this.#open : [];
    if (same) this.#open = [];
    if (line.orderNo !== undefined) this.#refusedNo = line.orderNo;
    return [...before, line].map(({ cells }) => {
      if (cells.problems.length === 0)
        cells.report(null, 'import.orderPartRefused', { orderNo: line.orderNo?.slice(0, 80) ?? '' });
      return { ok: false, line: cells.line, problems: cells.problems };
    });
  }

  #derived(line: OrderLine): string {
    const { derive = [] } = this.#context.mapping.orderNo ?? {};
    const parts = {
      customer: line.customer ?? '',
      paidAt: line.paidAt?.text ?? '',
      amount: String((line.amount ?? line.itemAmount)?.minor ?? ''),
      quantity: String(line.quantity ?? ''),
      product: line.product ?? '',
    };
    return derivedOrderNo(derive, parts, this.#occurrences);
  }
}

function readLine(cells: RowCells, context: ReadingContext): OrderLine {
  const line: OrderLine = { cells };
  const { amountUnit = 'major', dateFormat } = context.mapping;
  // The currency of the row decides how many decimal places its amounts have.
  const currencyColumn = context.columns.find(({ target }) => target.field === 'currency');
  const stated = currencyColumn ? cells.text(currencyColumn) : '';
  if (currencyColumn && stated !== '') line.currency = cells.take(currencyColumn, parseCurrency(stated));
  const expected = line.currency ?? context.mapping.currency;
  const money = (text: string): Parsed<Money> => {
    const result = parseMoney(text, { unit: amountUnit, currency: expected ?? 'CNY' });
    const found = result.ok ? result.value.currency : null;
    return found === null || expected === undefined || found === expected
      ? result
      : refused('import.currencyMismatch', text, { expected, found });
  };
  const date = (text: string) => parseDate(text, { timeZone: context.timeZone, dateFormat });
  for (const column of context.columns) {
    const text = cells.text(column);
    const { field, name } = column.target;
    if (text === '' || field === 'currency') continue;
    if (field === 'orderNo')
      line.orderNo = cells.take(
        column,
        isScientific(text) ? refused('import.scientific', text) : parsed(text),
      );
    else if (field === 'customer') line.customer = cells.take(column, parseCustomer(text, name));
    else if (field === 'product') line.product = text;
    else if (field === 'quantity') line.quantity = cells.take(column, parseQuantity(text));
    else if (field === 'amount' || field === 'itemAmount' || field === 'refundAmount')
      line[field] = cells.take(column, money(text));
    else if (field === 'paidAt' || field === 'refundedAt') line[field] = cells.take(column, date(text));
  }
  return line;
}

function parseQuantity(text: string) {
  const quantity = parseNumber(text);
  return quantity.ok && quantity.value < 0 ? refused('import.badNumber', text) : quantity;
}

const currencyWords: Readonly<Record<string, string>> = {
  人民币: 'CNY',
  人民幣: 'CNY',
  元: 'CNY',
  RMB: 'CNY',
  美元: 'USD',
  港币: 'HKD',
  港幣: 'HKD',
  新台币: 'TWD',
  新台幣: 'TWD',
  欧元: 'EUR',
  歐元: 'EUR',
};

function parseCurrency(text: string) {
  const word = text.toUpperCase();
  const code = currencyWords[word] ?? word;
  return /^[A-Z]{3}$/.test(code) ? parsed(code) : refused('import.badCurrency', text);
}

/** Names the column of what an order cannot be without. */
function requireFields(line: OrderLine, context: ReadingContext): void {
  const header = (...fields: string[]) =>
    context.columns.find(({ target }) => fields.includes(target.field))?.header ?? null;
  const missing = (column: string | null) => {
    if (!line.cells.problems.some((problem) => problem.column === column))
      line.cells.report(column, 'import.missing');
  };
  if (!context.mapping.orderNo && line.orderNo === undefined) missing(header('orderNo'));
  if (line.customer === undefined) missing(header('customer'));
  if (line.paidAt === undefined) missing(header('paidAt'));
  if (line.amount === undefined && line.itemAmount === undefined) missing(header('amount', 'itemAmount'));
}

const shared = ['customer', 'amount', 'currency', 'paidAt', 'refundedAt', 'refundAmount'] as const;

/** A further row of an order may leave out what the first one says of the order as a whole, but not say otherwise. */
function checkContinuation(open: readonly OrderLine[], line: OrderLine): void {
  const first = open[0];
  if (!first) return;
  if (open.length >= MOST_ITEMS) line.cells.report(null, 'import.orderTooLong', { max: MOST_ITEMS });
  for (const field of shared)
    if (line[field] !== undefined && shown(line[field]) !== shown(first[field]))
      line.cells.report(null, 'import.orderContradicts', { field, line: first.cells.line });
  if (!first.amount && !line.itemAmount) line.cells.report(null, 'import.missing');
}

const shown = (value: string | Money | Moment | undefined) => JSON.stringify(value ?? null);

function outcomeOf(lines: readonly OrderLine[], context: ReadingContext): Outcome<OrderRecord> {
  const first = lines[0];
  const problems = lines.flatMap((line) => line.cells.problems);
  if (
    !first ||
    problems.length > 0 ||
    first.orderNo === undefined ||
    first.customer === undefined ||
    !first.paidAt
  )
    return { ok: false, line: first?.cells.line ?? 0, problems };
  const currency = currencyIn(lines, context);
  const items = lines.flatMap(({ product, quantity, itemAmount }) =>
    product === undefined
      ? []
      : [
          {
            product,
            ...(quantity === undefined ? {} : { quantity }),
            ...(itemAmount ? { amount: itemAmount.minor } : {}),
          },
        ],
  );
  const counted = lines.some((line) => line.product === undefined && line.quantity !== undefined);
  const record: OrderRecord = {
    orderNo: first.orderNo,
    customer: first.customer,
    amount: first.amount?.minor ?? lines.reduce((sum, line) => sum + (line.itemAmount?.minor ?? 0), 0),
    currency,
    paidAt: first.paidAt.instant,
    ...(items.length > 0 ? { items } : {}),
    ...(counted ? { quantity: lines.reduce((sum, line) => sum + (line.quantity ?? 0), 0) } : {}),
    ...(first.refundedAt ? { refundedAt: first.refundedAt.instant } : {}),
    ...(first.refundAmount ? { refundAmount: first.refundAmount.minor } : {}),
  };
  return { ok: true, lines: lines.map((line) => line.cells.line), record };
}

/** The currency column, else the mapping, else what stands beside the amounts, else yuan. */
function currencyIn(lines: readonly OrderLine[], context: ReadingContext): string {
  return (
    lines[0]?.currency ??
    context.mapping.currency ??
    lines[0]?.amount?.currency ??
    lines[0]?.itemAmount?.currency ??
    'CNY'
  );
}
