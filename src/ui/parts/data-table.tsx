/** Rows of a list: a table on a desk, cards on a phone. For what needs no sorting and no selection by click. */
import { Fragment, type ReactNode } from 'react';
import styles from './data-table.module.css';

export interface DataColumn<Row> {
  readonly key: string;
  readonly title: string;
  readonly render: (row: Row) => ReactNode;
  /** `end` for numbers. */
  readonly align?: 'end';
  /** CSS width. */
  readonly width?: string;
  /** Does not break into lines. */
  readonly short?: boolean;
  /** As a card: `title` stands at its head without a label, `plain` stands without a label, `hidden` is left out. */
  readonly card?: 'title' | 'plain' | 'hidden';
}

export interface DataTableProps<Row> {
  /** What the rows are, for those who cannot see the page. */
  label: string;
  columns: readonly DataColumn<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Below a row, over its whole width. */
  details?: ((row: Row) => ReactNode) | undefined;
  /** The rows are old ones while new ones come. */
  stale?: boolean;
  /** A row that somebody is looking at. */
  chosen?: string | undefined;
}

export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, columns, rows, rowKey, details, stale = false, chosen } = props;
  return (
    <div className={styles.frame}>
      <table className={stale ? `${styles.table} stale` : styles.table} aria-label={label} aria-busy={stale}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th
                key={column.key}
                scope="col"
                className={styles.head}
                data-align={column.align}
                style={{ width: column.width }}
              >
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const key = rowKey(row);
            const below = details?.(row);
            return (
              <Fragment key={key}>
                <tr
                  className={styles.row}
                  data-chosen={key === chosen || undefined}
                  data-open={below ? true : undefined}
                >
                  {columns.map((column) => (
                    <td
                      key={column.key}
                      className={styles.cell}
                      data-align={column.align}
                      data-short={column.short}
                      data-card={column.card}
                    >
                      <span className={styles.label} aria-hidden="true">
                        {column.title}
                      </span>
                      <div>{column.render(row)}</div>
                    </td>
                  ))}
                </tr>
                {below && (
                  <tr>
                    <td className={styles.details} colSpan={columns.length}>
                      {below}
                    </td>
                  </tr>
                )}
              </Fragment>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
