import { useMemo } from 'react';
import type { AttributeType } from '#features/conditions/core';
import type { IconName } from '../icon/drawings.ts';
import { Icon } from '../icon/icon.tsx';
import { type Builder, type LineProps, useBuilder, useLineChange } from './builder-context.tsx';
import { operatorsIn } from './comparison.ts';
import { ComparisonFields } from './comparison-fields.tsx';
import type { AttributeLeaf } from './draft.ts';
import { Subject } from './fields.tsx';
import type { AttributeItem } from './library.ts';

export const attributeIcon: Readonly<Record<AttributeType, IconName>> = {
  text: 'file',
  number: 'chart',
  money: 'cart',
  date: 'clock',
  boolean: 'check',
  one: 'ringDot',
  many: 'tasks',
};

const statusWords = {
  lead: 'statusLead',
  following: 'statusFollowing',
  opportunity: 'statusOpportunity',
  customer: 'statusCustomer',
  lost: 'statusLost',
} as const;

/** Options of own attributes are what the company wrote; those of built-in ones have words. */
export function optionLabel(key: string, option: string, t: Builder['t']): string {
  const word = key === 'customer.status' ? statusWords[option as keyof typeof statusWords] : undefined;
  return word ? t(word) : option;
}

export function AttributeLine({ node, leaf }: LineProps<AttributeLeaf>) {
  const { library, t } = useBuilder();
  const { setLeaf } = useLineChange(node);
  const attribute: Pick<AttributeItem, 'label' | 'type' | 'unit' | 'options'> = library.attribute(
    leaf.attribute,
  ) ?? {
    label: leaf.attribute,
    type: 'text',
    unit: null,
    options: [],
  };
  const choices = useMemo(
    () =>
      attribute.options.map((option) => ({ value: option, label: optionLabel(leaf.attribute, option, t) })),
    [attribute.options, leaf.attribute, t],
  );
  return (
    <>
      <Subject icon={<Icon name={attributeIcon[attribute.type]} size={12} />}>{attribute.label}</Subject>
      <ComparisonFields
        name={attribute.label}
        type={attribute.type}
        operators={operatorsIn(leaf)}
        {...(choices.length > 0 ? { choices } : {})}
        unit={attribute.unit}
        onChange={(operators, field) => setLeaf({ attribute: leaf.attribute, ...operators }, field)}
      />
    </>
  );
}
