/** The columns of the result table: what they are called, what they are sorted by, how a customer shows in them. */
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import {
  Avatar,
  type BuilderLibrary,
  type Draft,
  type Format,
  type GroupItem,
  linesOf,
  type Translate,
} from '#ui';
import type { ShownCustomer } from './api.ts';
import styles from './result-table.module.css';
import { TagButton, TagCells } from './tag-cells.tsx';
import type { audiencesTexts } from './texts.ts';

export interface ResultColumn {
  readonly key: string;
  readonly title: string;
  /** What the API sorts by; absent: it cannot. */
  readonly sortBy?: string;
  readonly align?: 'end';
  readonly render: (customer: ShownCustomer) => ReactNode;
}

type T = Translate<typeof audiencesTexts.rows>;
interface Words {
  readonly t: T;
  readonly format: Format;
  readonly library: BuilderLibrary;
  /** Keys of the columns that are shown: what has a column of its own is not repeated among the tags. */
  readonly shown: ReadonlySet<string>;
  /** Tags that the condition is about come first. */
  readonly asked: ReadonlySet<string>;
}

const statusWords = {
  lead: 'statusLead',
  following: 'statusFollowing',
  opportunity: 'statusOpportunity',
  customer: 'statusCustomer',
  lost: 'statusLost',
} as const;

export const statusName = (status: string, t: T): string => {
  const word = statusWords[status as keyof typeof statusWords];
  return word ? t(word) : status;
};

function attributeText(value: unknown, type: string, { t, format }: Words): string {
  if (value === undefined || value === null) return '';
  if (type === 'money' && typeof value === 'number') return format.money(value);
  if (typeof value === 'number') return format.count(value);
  if (typeof value === 'boolean') return value ? t('yes') : t('no');
  return Array.isArray(value) ? format.list(value.map(String)) : String(value);
}

function levelColumn(group: GroupItem, { library }: Words): ResultColumn {
  return {
    key: `group:${group.id}`,
    title: group.name,
    sortBy: `group:${group.id}`,
    render: (customer) => {
      const [shown] = customer.tags.filter((tag) => tag.group.id === group.id);
      return shown && <TagButton tag={shown} customer={customer} library={library} />;
    },
  };
}

const ON_DEMAND = new Set([
  'customer.status',
  'customer.createdAt',
  'order.count',
  'order.total',
  'order.lastAt',
]);

/** Every column there is, in the order they stand in the table. The customer's name always comes first. */
export function allColumns(words: Words): readonly ResultColumn[] {
  const { t, format, library, shown, asked } = words;
  const apart = new Set([...shown].map((key) => key.replace(/^group:/, '')));
  const first = (tags: ShownCustomer['tags']) =>
    tags
      .filter((tag) => !apart.has(tag.group.id))
      .toSorted((a, b) => Number(asked.has(b.id)) - Number(asked.has(a.id)));
  const text = (key: string, title: string, render: ResultColumn['render']): ResultColumn => ({
    key,
    title,
    render,
  });
  const sorted = (
    key: string,
    title: string,
    render: ResultColumn['render'],
    align?: 'end',
  ): ResultColumn => ({
    key,
    title,
    sortBy: key,
    render,
    ...(align ? { align } : {}),
  });
  return [
    text('phone', t('phone'), (c) => (
      <span className="t2">{c.phone === null ? '–' : format.phone(c.phone)}</span>
    )),
    ...library.groups.filter((group) => group.ordered).map((group) => levelColumn(group, words)),
    text('tags', t('tags'), (c) => <TagCells customer={c} library={library} tags={first(c.tags)} />),
    text('customer.status', t('status'), (c) => statusName(c.status, t)),
    text('owner', t('follower'), (c) => (
      <>
        {c.owner?.name ?? '–'}
        {c.followers > 1 && <span className="t3 fs12">{t('ofSeveral', { n: c.followers })}</span>}
      </>
    )),
    sorted(
      'order.count',
      t('orders'),
      (c) => (c.orders.count > 0 ? format.count(c.orders.count) : '–'),
      'end',
    ),
    sorted(
      'order.total',
      t('total'),
      (c) => (c.orders.total > 0 ? format.money(c.orders.total) : '–'),
      'end',
    ),
    sorted('order.lastAt', t('lastOrder'), (c) => (c.orders.lastAt ? format.moment(c.orders.lastAt) : '–')),
    sorted(
      'order.cycleDays',
      t('cycleDays'),
      (c) => (c.orders.cycleDays === null ? '–' : format.count(c.orders.cycleDays)),
      'end',
    ),
    sorted('order.nextAt', t('nextOrder'), (c) => (c.orders.nextAt ? format.date(c.orders.nextAt) : '–')),
    sorted('customer.createdAt', t('added'), (c) => <span className="t3">{format.moment(c.createdAt)}</span>),
    text('remark', t('remark'), (c) => (
      <span className={styles.remark} title={c.remark}>
        {c.remark}
      </span>
    )),
    ...library.attributes
      .filter((attribute) => !attribute.builtIn && !ON_DEMAND.has(attribute.key))
      .map((attribute): ResultColumn => {
        const render = (c: ShownCustomer) => {
          const shown = attributeText(c.attributes[attribute.key], attribute.type, words);
          return shown && attribute.unit ? `${shown} ${attribute.unit}` : shown;
        };
        const numeric = ['number', 'money'].includes(attribute.type);
        if (!numeric && attribute.type !== 'date') return text(attribute.key, attribute.label, render);
        return sorted(attribute.key, attribute.label, render, numeric ? 'end' : undefined);
      }),
  ];
}

/** Ids of the tags that a condition names. */
export const askedTags = (draft: Draft, library: BuilderLibrary): ReadonlySet<string> =>
  new Set(
    linesOf(draft).flatMap(({ leaf }) =>
      'tags' in leaf ? leaf.tags.flatMap((tag) => library.tag(tag)?.id ?? []) : [],
    ),
  );

/** The ordered group that the condition is about, else the first one there is. */
export function levelGroup(draft: Draft, library: BuilderLibrary): GroupItem | undefined {
  const asked = linesOf(draft).flatMap(({ leaf }) =>
    'tags' in leaf
      ? (library.tag(leaf.tags[0] ?? '')?.group ?? [])
      : 'group' in leaf
        ? (library.group(leaf.group) ?? [])
        : [],
  );
  return asked.find((group) => group.ordered) ?? library.groups.find((group) => group.ordered);
}

/** What is shown until somebody chooses. */
export const defaultColumns = (level: GroupItem | undefined): readonly string[] => [
  'phone',
  ...(level ? [`group:${level.id}`] : []),
  'tags',
  'customer.status',
  'owner',
  'order.count',
  'order.lastAt',
  'customer.createdAt',
];

export function CustomerCell({ customer }: { customer: ShownCustomer }) {
  // The customer page is a screen of its own.
  const path: string = `/customers/${customer.id}`;
  return (
    <span className={styles.who}>
      <Avatar name={customer.name} size={22} />
      <Link to={path} className={styles.name}>
        {customer.name}
      </Link>
    </span>
  );
}
