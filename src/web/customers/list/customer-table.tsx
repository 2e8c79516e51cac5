/** The list as a table: one row a customer, columns as somebody chose them. */
import { Link } from '@tanstack/react-router';
import { Table, type TableColumnsType, type TableProps } from 'antd';
import { type ComponentRef, useEffect, useRef } from 'react';
import { Avatar, useFormat, useLanguage, useTexts } from '#ui';
import type { Attribute, ShownCustomer } from '../api.ts';
import type { ListSearch } from '../filter.ts';
import type { Library } from '../library.ts';
import { RowTags } from '../row-tags.tsx';
import { StatusBadge } from '../status-badge.tsx';
import { customersTexts } from '../texts.ts';
import { useAttributeText } from '../words.ts';
import { attributeColumn, type BuiltInColumn, type ColumnKey, isSortable, sortKeys } from './columns.ts';
import styles from './customers-page.module.css';

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

type Column = TableColumnsType<ShownCustomer>[number];

function useWidths(): (key: ColumnKey) => number {
  const { language } = useLanguage();
  const widths: Readonly<Partial<Record<ColumnKey, number>>> =
    language === 'en' ? { ...WIDTHS, ...ENGLISH_WIDTHS } : WIDTHS;
  return (key) => widths[key] ?? ATTRIBUTE_WIDTH;
}

/** The row Ant Design measures widths with repeats the heads, with a checkbox that the keyboard must not reach. */
function useMeasureRowWithoutFocus() {
  const table = useRef<ComponentRef<typeof Table>>(null);
  useEffect(() => {
    table.current?.nativeElement.querySelector('.ant-table-measure-row')?.setAttribute('inert', '');
  });
  return table;
}

export function CustomerTable(props: CustomerTableProps) {
  const { rows, search, columns, stale, selected, all, current, onSelect, onSort } = props;
  const t = useTexts(customersTexts);
  const drawn = useColumns(props);
  const table = useMeasureRowWithoutFocus();
  const onChange: TableProps<ShownCustomer>['onChange'] = (_, __, sorter) => {
    const one = Array.isArray(sorter) ? sorter[0] : sorter;
    const sort = one?.order ? String(one.columnKey) : undefined;
    if (!sort) onSort({});
    else onSort(one?.order === 'ascend' ? { sort, order: 'asc' } : { sort });
  };
  const widthOf = useWidths();
  const width = SELECT_WIDTH + NAME_WIDTH + columns.reduce((sum, key) => sum + widthOf(key), 0);
  return (
    <Table<ShownCustomer>
      ref={table}
      className={stale ? `${styles.table} stale` : (styles.table ?? '')}
      aria-label={t('table')}
      size="middle"
      tableLayout="fixed"
      scroll={{ x: width }}
      rowKey="id"
      pagination={false}
      showSorterTooltip={false}
      dataSource={[...rows]}
      columns={[nameColumn(t('name'), search, props.first, t('unnamed')), ...drawn]}
      onChange={onChange}
      rowClassName={(_, i) => (i === current ? (styles.current ?? '') : '')}
      rowSelection={{
        columnWidth: SELECT_WIDTH,
        selectedRowKeys: all
          ? rows.map((row) => row.id)
          : rows.flatMap((row) => (selected.has(row.id) ? row.id : [])),
        onSelect: (row, on) => onSelect([row], on),
        onSelectAll: (on, _, changed) => onSelect(changed, on),
        getCheckboxProps: (row) => ({
          'aria-label': t('select', { name: row.name || t('unnamed') }),
          disabled: all,
        }),
        getTitleCheckboxProps: () => ({ 'aria-label': t('selectPage'), disabled: all }),
      }}
    />
  );
}

const nameColumn = (title: string, search: ListSearch, first: number, unnamed: string): Column => ({
  key: 'name',
  title,
  width: NAME_WIDTH,
  fixed: 'left',
  render: (_, row, i) => (
    <span className="row">
      <Avatar name={row.name || '·'} size={22} />
      <Link
        className="ell"
        to="/customers/$id"
        params={{ id: row.id }}
        search={{ ...search, n: first + i }}
        title={row.name || unnamed}
      >
        {row.name || unnamed}
      </Link>
    </span>
  ),
});

function useColumns({ columns, attributes, library, search }: CustomerTableProps): Column[] {
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
  const sorted = (
    sort: string | undefined,
  ): Pick<Column & object, 'sorter' | 'sortOrder' | 'sortDirections'> =>
    sort
      ? {
          sorter: true,
          sortDirections: ['descend', 'ascend'],
          sortOrder: search.sort === sort ? (search.order === 'asc' ? 'ascend' : 'descend') : null,
        }
      : {};
  const builtIn: Readonly<Record<BuiltInColumn, Omit<Column, 'children'>>> = {
    phone: { title: t('phone'), render: (_, row) => row.phone && format.phone(row.phone) },
    status: { title: t('statusColumn'), render: (_, row) => <StatusBadge status={row.status} /> },
    owner: { title: t('owner'), ellipsis: true, render: (_, row) => <Owner row={row} /> },
    tags: { title: t('tags'), render: (_, row) => <RowTags tags={row.tags} library={library} most={3} /> },
    remark: {
      title: t('remark'),
      ellipsis: true,
      render: (_, row) => (
        <span className="t2" title={row.remark}>
          {row.remark}
        </span>
      ),
    },
    orders: {
      title: t('orders'),
      align: 'right',
      render: (_, { orders }) =>
        orders.count > 0 && (
          <>
            {format.money(orders.total)}{' '}
            <span className="t3 fs12">{t('ordersOf', { count: orders.count })}</span>
          </>
        ),
    },
    lastOrder: { title: t('lastOrder'), render: (_, row) => day(row.orders.lastAt) },
    added: { title: t('added'), render: (_, row) => day(row.createdAt) },
  };
  return columns.flatMap((key): Column[] => {
    if (key in builtIn) {
      const name = key as BuiltInColumn;
      const sort = sortKeys[name];
      return [{ key: sort ?? name, width: widthOf(name), ...sorted(sort), ...builtIn[name] }];
    }
    const attribute = attributes.find((each) => attributeColumn(each.key) === key);
    if (!attribute) return [];
    return [
      {
        key: attribute.key,
        title: attribute.label,
        width: ATTRIBUTE_WIDTH,
        ellipsis: true,
        ...sorted(isSortable(attribute) ? attribute.key : undefined),
        render: (_, row) => {
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
