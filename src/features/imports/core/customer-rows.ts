/** Rows of a customer file. */
import { type CustomerInput, customerStatuses } from '#features/customers/core';
import { fromId } from '#kernel';
import { parseDate } from './dates.ts';
import { parseMoney } from './money.ts';
import { isScientific, type Parsed, parsed, refused } from './parsed.ts';
import { type Outcome, type ReadingContext, RowCells, type RowReader, tagsOfGroup } from './row-reading.ts';
import { parseNumber, parsePhone, parseYesNo, splitList } from './simple-values.ts';
import { parseStaff } from './staff-key.ts';
import type { VocabularyAttribute } from './vocabulary.ts';

export interface CustomerRecord {
  /** As `POST /customers` takes it. An empty cell is absent and leaves the field as it is. */
  readonly customer: CustomerInput;
  /** Addresses of tags to add: `意向/高意向`, or a name or alias as written. */
  readonly tags: readonly string[];
}

export function customerReader(context: ReadingContext): RowReader<CustomerRecord> {
  return { read: (row) => [readCustomer(new RowCells(row, context.columns), context)], end: () => [] };
}

function readCustomer(row: RowCells, context: ReadingContext): Outcome<CustomerRecord> {
  const fields: Record<string, string> = {};
  const attributes: Record<string, unknown> = {};
  const tags: string[] = [];
  for (const column of context.columns) {
    const text = row.text(column);
    if (text === '') continue;
    const { field, name } = column.target;
    if (field === 'tags') tags.push(...splitList(text));
    else if (field === 'tag' && name !== null) tags.push(...tagsOfGroup(name, splitList(text)));
    else if (field === 'attribute') {
      const attribute = context.vocabulary.attributes.find((a) => a.key === name);
      const value = attribute && row.take(column, parseAttribute(text, attribute, context));
      if (attribute && value !== undefined) attributes[attribute.key] = value;
    } else {
      const value = row.take(column, parseField(field, text, context));
      if (value !== undefined) fields[field] = value;
    }
  }
  const known = ['id', 'ref', 'externalUserId', 'unionId', 'phone'].some(
    (field) => fields[field] !== undefined,
  );
  if (!known && row.problems.length === 0) row.report(null, 'import.noIdentity');
  if (row.problems.length > 0) return { ok: false, line: row.line, problems: row.problems };
  const customer = Object.keys(attributes).length > 0 ? { ...fields, attributes } : fields;
  return { ok: true, lines: [row.line], record: { customer, tags: [...new Set(tags)] } };
}

function parseField(field: string, text: string, context: ReadingContext): Parsed<string> {
  switch (field) {
    case 'phone':
      return parsePhone(text);
    case 'id':
      return fromId('customer', text) === null ? refused('import.badCustomer', text) : parsed(text);
    case 'ref':
    case 'externalUserId':
    case 'unionId':
      return isScientific(text) ? refused('import.scientific', text) : parsed(text);
    case 'status':
      return parseStatus(text);
    case 'owner':
      return parseStaff(text, context.vocabulary.staff);
    default:
      return parsed(text);
  }
}

const statusWords: Readonly<Record<string, string>> = {
  线索: 'lead',
  線索: 'lead',
  跟单: 'following',
  跟單: 'following',
  跟进: 'following',
  商机: 'opportunity',
  商機: 'opportunity',
  客户: 'customer',
  客戶: 'customer',
  丢单: 'lost',
  丟單: 'lost',
};

function parseStatus(text: string): Parsed<string> {
  const status = statusWords[text] ?? customerStatuses.find((known) => known === text.toLowerCase());
  return status ? parsed(status) : refused('import.badStatus', text);
}

/** A cell as the value that `POST /customers` takes for an attribute of this type. Money counts in the mapping's unit. */
function parseAttribute(
  text: string,
  attribute: VocabularyAttribute,
  context: ReadingContext,
): Parsed<unknown> {
  switch (attribute.type) {
    case 'text':
      return parsed(text);
    case 'number':
      return parseNumber(text);
    case 'money': {
      const { currency = 'CNY', amountUnit = 'major' } = context.mapping;
      const money = parseMoney(text, { currency, unit: amountUnit, negative: true });
      return money.ok ? parsed(money.value.minor) : money;
    }
    case 'date': {
      const date = parseDate(text, { timeZone: context.timeZone, dateFormat: context.mapping.dateFormat });
      return date.ok ? parsed(date.value.day ?? date.value.instant) : date;
    }
    case 'boolean':
      return parseYesNo(text);
    case 'one':
      return optionOf(text, attribute);
    case 'many': {
      // An option may itself hold a separator.
      const whole = optionOf(text, attribute);
      if (whole.ok) return parsed([whole.value]);
      const chosen: string[] = [];
      for (const entry of splitList(text)) {
        const option = optionOf(entry, attribute);
        if (!option.ok) return option;
        chosen.push(option.value);
      }
      return parsed(chosen);
    }
  }
}

const fold = (text: string) => text.normalize('NFKC').trim().toLowerCase();

function optionOf(text: string, attribute: VocabularyAttribute): Parsed<string> {
  const option =
    attribute.options.find((o) => o === text) ?? attribute.options.find((o) => fold(o) === fold(text));
  if (option !== undefined) return parsed(option);
  return refused('attribute.notOption', text, { options: attribute.options.slice(0, 20).join(', ') });
}
