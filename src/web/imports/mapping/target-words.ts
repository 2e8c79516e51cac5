/** Targets in words, and the targets that a column of a kind can have. */
import { IGNORE, type MappedKind, targetRules } from '#features/imports/core';
import type { Translate } from '#ui';
import type { mappingTexts } from './texts.ts';

export interface TargetVocabulary {
  readonly groups: readonly { readonly name: string; readonly aliases: readonly string[] }[];
  readonly attributes: readonly { readonly key: string; readonly label: string }[];
}

type Words = Translate<typeof mappingTexts.rows>;

/** Targets without a name of this workspace in them; each has a text of its own. */
const plainTargets = [
  IGNORE,
  'id',
  'ref',
  'externalUserId',
  'unionId',
  'phone',
  'name',
  'remark',
  'status',
  'owner',
  'tags',
  'remove',
  'orderNo',
  'customer',
  'customer:external',
  'customer:unionid',
  'customer:phone',
  'customer:ref',
  'amount',
  'currency',
  'paidAt',
  'refundedAt',
  'refundAmount',
  'product',
  'quantity',
  'itemAmount',
  'evidence',
  'expiresAt',
  'eventId',
  'eventType',
  'at',
  'staff',
] as const satisfies readonly (keyof typeof mappingTexts.rows)[];

/** `tag:意向` → 打上「意向」组的标签. An attribute is called by its label. */
export function targetLabel(target: string, { attributes }: TargetVocabulary, t: Words): string {
  const [field, ...behind] = target.split(':');
  const name = behind.join(':');
  if (name !== '' && (field === 'tag' || field === 'remove')) return t(`${field}:`, { name });
  if (name !== '' && field === 'attribute')
    return t('attribute:', { name: attributes.find((each) => each.key === name)?.label ?? name });
  if (name !== '' && (field === 'property' || field === 'number'))
    return known(name) ? t(`property.${name}`) : t(`${field}:`, { name });
  const plain = plainTargets.find((each) => each === target);
  return plain ? t(plain) : target;
}

/** Properties of built-in events that files have, with what they count or say. */
const knownProperties = [
  'seconds',
  'url',
  'product',
  'material',
  'live',
  'campaign',
  'coupon',
  'group',
  'form',
  'channel',
  'text',
] as const;
const known = (name: string): name is (typeof knownProperties)[number] =>
  (knownProperties as readonly string[]).includes(name);

/** A property called as the column is; a dot would ask for a part of it. */
const ownProperties = (column: string): readonly string[] => {
  const name = column.replaceAll('.', ' ').trim().slice(0, 60);
  return name === '' || known(name) ? [] : [`property:${name}`, `number:${name}`];
};

export interface TargetSection {
  readonly title:
    | 'identity'
    | 'basics'
    | 'order'
    | 'item'
    | 'event'
    | 'properties'
    | 'tagGroups'
    | 'attributes'
    | 'other';
  readonly targets: readonly string[];
}

const restTitles = {
  customers: 'basics',
  orders: 'order',
  events: 'event',
  taggings: 'other',
} as const satisfies Readonly<Record<MappedKind, TargetSection['title']>>;
const identities = new Set(['id', 'ref', 'externalUserId', 'unionId', 'phone']);
const items = new Set(['product', 'quantity', 'itemAmount']);

/**
 * Everything a column can become, in the groups people look for it in; 「不导入」 stands first and alone. `column`: its name,
 * which a property may have too.
 */
export function targetSections(
  kind: MappedKind,
  { groups, attributes }: TargetVocabulary,
  column = '',
): readonly TargetSection[] {
  const { single, repeated, named } = targetRules[kind];
  const isIdentity = (target: string) => identities.has(target) || target.startsWith('customer');
  const rest = single.filter((target) => !isIdentity(target));
  const namedBy = (field: 'tag' | 'remove') =>
    named.includes(field) ? groups.map((group) => `${field}:${group.name}`) : [];
  const all: readonly TargetSection[] = [
    { title: 'identity', targets: single.filter(isIdentity) },
    {
      title: restTitles[kind],
      targets: rest.filter((target) => !items.has(target)),
    },
    { title: 'item', targets: rest.filter((target) => items.has(target)) },
    {
      title: 'properties',
      targets: named.includes('property')
        ? [
            ...ownProperties(column),
            ...knownProperties.map((name) => `${name === 'seconds' ? 'number' : 'property'}:${name}`),
          ]
        : [],
    },
    { title: 'tagGroups', targets: [...repeated, ...namedBy('tag'), ...namedBy('remove')] },
    {
      title: 'attributes',
      targets: named.includes('attribute') ? attributes.map((each) => `attribute:${each.key}`) : [],
    },
  ];
  return all.filter((section) => section.targets.length > 0);
}

export { IGNORE };
