/** Phone numbers are shown in full only to those who have the right (P10); others see `138****6021`. */
import { type Actor, withoutPhones } from '#kernel';
import type { CustomerOutput } from './contract.ts';
import { type AttributeValue, maskPhone } from './core/public.ts';

export interface Masking {
  phone(phone: string): string;
  /** Phone numbers inside a name, a remark or an attribute. */
  prose(text: string): string;
  value(value: AttributeValue): AttributeValue;
  /** By key. */
  attributes(attributes: Attributes): Shown;
}

type Attributes = Readonly<Record<string, AttributeValue>>;
type Shown = CustomerOutput['attributes'];

const maskValue = (value: AttributeValue): AttributeValue =>
  typeof value === 'string' ? withoutPhones(value) : value;

const masked: Masking = {
  phone: maskPhone,
  prose: withoutPhones,
  value: maskValue,
  attributes: (attributes) => {
    const shown: Record<string, AttributeValue> = {};
    for (const key in attributes) shown[key] = maskValue(attributes[key] as AttributeValue);
    return shown as Shown;
  },
};
const plain: Masking = {
  phone: (phone) => phone,
  prose: (text) => text,
  value: (value) => value,
  attributes: (attributes) => attributes as Shown,
};

export const maskingFor = (actor: Actor): Masking =>
  actor.rights.has('customers:readPhone') ? plain : masked;
