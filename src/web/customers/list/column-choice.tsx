/** Which columns the table shows; the choice stays in this browser, apart for every person. */
import { useState } from 'react';
import { Icon, Popup, readStored, useTexts, writeStored } from '#ui';
import type { Attribute } from '../api.ts';
import { customersTexts } from '../texts.ts';
import {
  allColumns,
  attributeColumn,
  type BuiltInColumn,
  builtInColumns,
  type ColumnKey,
  shownColumns,
  storedColumns,
} from './columns.ts';
import styles from './customers-page.module.css';

const storageKey = (person: string) => `baizigui.customers.columns.${person}`;

export interface ColumnChoiceState {
  readonly shown: readonly ColumnKey[];
  readonly choose: (shown: readonly ColumnKey[]) => void;
}

export function useColumnChoice(person: string, attributes: readonly Attribute[]): ColumnChoiceState {
  const [stored, setStored] = useState(() => readStored(storageKey(person)));
  return {
    shown: shownColumns(stored, allColumns(attributes)),
    choose: (shown) => {
      writeStored(storageKey(person), storedColumns(shown));
      setStored(storedColumns(shown));
    },
  };
}

const headings: Readonly<Record<BuiltInColumn, keyof typeof customersTexts.rows>> = {
  phone: 'phone',
  status: 'statusColumn',
  owner: 'owner',
  tags: 'tags',
  remark: 'remark',
  orders: 'orders',
  lastOrder: 'lastOrder',
  added: 'added',
};

export interface ColumnChoiceProps extends ColumnChoiceState {
  attributes: readonly Attribute[];
}

export function ColumnChoice({ shown, choose, attributes }: ColumnChoiceProps) {
  const t = useTexts(customersTexts);
  const all = allColumns(attributes);
  const labelOf = (key: ColumnKey) => {
    const builtIn = builtInColumns.find((each) => each === key);
    if (builtIn) {
      const heading = headings[builtIn];
      return t(heading as 'phone');
    }
    return attributes.find((each) => attributeColumn(each.key) === key)?.label ?? key;
  };
  return (
    <Popup
      label={t('chooseColumns')}
      buttonClassName={styles.toolButton}
      button={
        <>
          <Icon name="columns" size={14} />
          {t('columns')}
        </>
      }
      width={200}
    >
      {() => (
        <div className="col">
          {all.map((key) => (
            <label key={key} className={styles.column}>
              <input
                type="checkbox"
                checked={shown.includes(key)}
                onChange={(event) =>
                  choose(all.filter((each) => (each === key ? event.target.checked : shown.includes(each))))
                }
              />
              {labelOf(key)}
            </label>
          ))}
          <button type="button" className={styles.linkButton} onClick={() => choose(builtInColumns)}>
            {t('usualColumns')}
          </button>
        </div>
      )}
    </Popup>
  );
}
