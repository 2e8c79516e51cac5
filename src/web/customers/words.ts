/** A value of an attribute in words. */
import { useFormat, useTexts } from '#ui';
import type { Attribute } from './api.ts';
import { customersTexts } from './texts.ts';

/** Text of a stored value; empty for none. */
export function useAttributeText(): (attribute: Pick<Attribute, 'type' | 'unit'>, value: unknown) => string {
  const t = useTexts(customersTexts);
  const format = useFormat();
  return ({ type, unit }, value) => {
    if (value === undefined || value === null) return '';
    if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
    if (Array.isArray(value)) return format.list(value.map(String));
    if (typeof value !== 'number') return String(value);
    if (type === 'money') return format.money(value);
    return unit ? `${format.count(value)} ${unit}` : format.count(value);
  };
}
