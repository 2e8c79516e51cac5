/** The list as a table: one row a customer, columns as somebody chose them. */
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Avatar, Icon, useFormat, useLanguage, useTexts } from '#ui';
import type { Attribute, ShownCustomer } from '../api.ts';
import type { ListSearch } from '../filter.ts';
import type { Library } from '../library.ts';
import { RowTags } from '../row-tags.tsx';
import { StatusBadge } from '../status-badge.tsx';
import { customersTexts } from '../texts.ts';
import { useAttributeText } from '../words.ts';
import { attributeColumn, type BuiltInColumn, type ColumnKey, isSortable, sortKeys } from './columns.ts';
import styles from './customer-table.module.css';

export interface CustomerTableProps {
  rows: readonly ShownCustomer[];
  search: ListSearch;
  /** Place of the first row in the list, from 0. */
  first: number;
  columns: readonly ColumnKey[];
  attributes: readonly Attribute[];
  library: Library | undefined;
  stale: boolean;
  selected: ReadonlySet<string>;
  /** Every customer of the list is selected, not only these rows. */
  all: boolean;
  current: number;
  onSelect: (rows: readonly ShownCustomer[], on: boolean) => void;
  onSort: (sort: Pick<ListSearch, 'sort' | 'order'>) => void;
}

const WIDTHS: Readonly<Record<BuiltInColumn, number>> = {
  phone: 110,
  status: 62,
  owner: 106,
  tags: 270,
  remark: 130,
  orders: 112,
  lastOrder: 98,
  added: 98,
};
/** English statuses are longer than two characters, `Opportunity`; others give way. */
const ENGLISH_WIDTHS: Partial<typeof WIDTHS> = { status: 88, owner: 90, remark: 120 };
const ATTRIBUTE_WIDTH = 120;
const NAME_WIDTH = 140;
const SELECT_WIDTH = 36;

interface Column {
  readonly key: ColumnKey;
  readonly title: string;
  /** In pixels; what is longer ends in …. */
  readonly width: number;
  readonly align?: 'end';
  /** What the server sorts by. */
  readonly sort?: string | undefined;
  readonly render: (row: ShownCustomer) => ReactNode;
}

function useWidths(): (key: ColumnKey) => number {
  const { language } = useLanguage();
  const widths: Readonly<Partial<Record<ColumnKey, number>>> =
    language === 'en' ? { ...WIDTHS, ...ENGLISH_WIDTHS } : WIDTHS;
  return (key) => widths[key] ?? ATTRIBUTE_WIDTH;
}

export function CustomerTable(props: CustomerTableProps) {
  const { rows, search, first, stale, selected, all, current, onSelect, onSort } = props;
  const t = useTexts(customersTexts);
  const columns = useColumns(props);
  const width = SELECT_WIDTH + NAME_WIDTH + columns.reduce((sum, column) => sum + column.width, 0);
  const isOn = (row: ShownCustomer) => all || selected.has(row.id);
  const on = rows.filter(isOn).length;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls can be reached with the keyboard
    <section className={styles.scroll} tabIndex={0} aria-label={t('table')}>
      <table
        className={stale ? `${styles.table} stale` : styles.table}
        style={{ minWidth: width }}
        aria-label={t('table')}
        aria-busy={stale}
      >
        <colgroup>
          <col style={{ width: SELECT_WIDTH }} />
          <col style={{ width: NAME_WIDTH }} />
          {columns.map((column) => (
            <col key={column.key} style={{ width: column.width }} />
          ))}
        </colgroup>
        <thead>
          <tr>
            <th scope="col" className={styles.check}>
              <input
                type="checkbox"
                aria-label={t('selectPage')}
                disabled={all}
                checked={rows.length > 0 && on === rows.length}
                ref={(box) => {
                  if (box) box.indeterminate = on > 0 && on < rows.length;
                }}
                onChange={(event) => {
                  const { checked } = event.target;
                  onSelect(
                    rows.filter((row) => isOn(row) !== checked),
                    checked,
                  );
                }}
              />
            </th>
            <th scope="col" className={styles.name}>
              {t('name')}
            </th>
            {columns.map((column) => (
              <Head key={column.key} column={column} search={search} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => (
            <tr key={row.id} data-current={i === current || undefined} data-selected={isOn(row) || undefined}>
              <td className={styles.check}>
                <input
                  type="checkbox"
                  aria-label={t('select', { name: row.name || t('unnamed') })}
                  disabled={all}
                  checked={isOn(row)}
                  onChange={(event) => onSelect([row], event.target.checked)}
                />
              </td>
              <td className={styles.name}>
                <Name row={row} search={search} place={first + i} />
              </td>
              {columns.map((column) => (
                <td key={column.key} data-align={column.align}>
                  {column.render(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface HeadProps extends Pick<CustomerTableProps, 'search' | 'onSort'> {
  column: Column;
}

/** A press sorts from above, a second one from below, a third one as before. */
function Head({ column, search, onSort }: HeadProps) {
  const { title, align, sort } = column;
  if (sort === undefined)
    return (
      <th scope="col" data-align={align}>
        {title}
      </th>
    );
  const order = search.sort === sort ? (search.order ?? 'desc') : null;
  const next = order === null ? { sort } : order === 'desc' ? { sort, order: 'asc' as const } : {};
  return (
    <th
      scope="col"
      data-align={align}
      aria-sort={order === null ? 'none' : order === 'asc' ? 'ascending' : 'descending'}
    >
      <button type="button" className={styles.sort} onClick={() => onSort(next)}>
        {title}
        <span data-on={order !== null || undefined}>
          <Icon name={order === 'asc' ? 'up' : 'down'} size={12} />
        </span>
      </button>
    </th>
  );
}

interface NameProps {
  row: ShownCustomer;
  search: ListSearch;
  /** In the list, from 0. */
  place: number;
}

function Name({ row, search, place }: NameProps) {
  const t = useTexts(customersTexts);
  const name = row.name || t('unnamed');
  return (
    <span className="row">
      <Avatar name={row.name || '·'} size={22} />
      <Link
        className="ell"
        to="/customers/$id"
        params={{ id: row.id }}
        search={{ ...search, n: place }}
        title={name}
      >
        {name}
      </Link>
    </span>
  );
}

function useColumns({ columns, attributes, library }: CustomerTableProps): Column[] {
  const t = useTexts(customersTexts);
  const format = useFormat();
  const attributeText = useAttributeText();
  const widthOf = useWidths();
  const day = (at: string | null) =>
    at && (
      <time dateTime={at} title={format.instant(at)}>
        {format.date(at)}
      </time>
    );
  const builtIn: Readonly<Record<BuiltInColumn, Pick<Column, 'title' | 'align' | 'render'>>> = {
    phone: { title: t('phone'), render: (row) => row.phone && format.phone(row.phone) },
    status: { title: t('statusColumn'), render: (row) => <StatusBadge status={row.status} /> },
    owner: { title: t('owner'), render: (row) => <Owner row={row} /> },
    tags: { title: t('tags'), render: (row) => <RowTags tags={row.tags} library={library} most={3} /> },
    remark: {
      title: t('remark'),
      render: (row) => (
        <span className="t2" title={row.remark}>
          {row.remark}
        </span>
      ),
    },
    orders: {
      title: t('orders'),
      align: 'end',
      render: ({ orders }) =>
        orders.count > 0 && (
          <>
            {format.money(orders.total)}{' '}
            <span className="t3 fs12">{t('ordersOf', { count: orders.count })}</span>
          </>
        ),
    },
    lastOrder: { title: t('lastOrder'), render: (row) => day(row.orders.lastAt) },
    added: { title: t('added'), render: (row) => day(row.createdAt) },
  };
  return columns.flatMap((key): Column[] => {
    if (key in builtIn) {
      const name = key as BuiltInColumn;
      return [{ key, width: widthOf(name), sort: sortKeys[name], ...builtIn[name] }];
    }
    const attribute = attributes.find((each) => attributeColumn(each.key) === key);
    if (!attribute) return [];
    return [
      {
        key,
        title: attribute.label,
        width: ATTRIBUTE_WIDTH,
        sort: isSortable(attribute) ? attribute.key : undefined,
        render: (row) => {
          const text = attributeText(attribute, row.attributes[attribute.key]);
          return <span title={text}>{text}</span>;
        },
      },
    ];
  });
}

/** Who is in charge, and how many follow. */
export function Owner({ row }: { row: ShownCustomer }) {
  const t = useTexts(customersTexts);
  if (!row.owner && row.followers === 0) return <span className="t3">{t('nobody')}</span>;
  return (
    <>
      {row.owner?.name}{' '}
      {(row.followers > 1 || !row.owner) && (
        <span className="t3 fs12">{t('followers', { count: row.followers })}</span>
      )}
    </>
  );
}
