/** Phone numbers are shown in full only to those who have the right (P10); others see `138****6021`. */
import { type Actor, maskIdentifiers } from '#kernel';
import { type AttributeValue, maskPhone } from './core/public.ts';

export interface Masking {
  phone(phone: string): string;
  /** Phone numbers inside a name, a remark or an attribute. */
  prose(text: string): string;
  value(value: AttributeValue): AttributeValue;
}

/** Ten digits make the shortest phone number worth a look. */
const SHORTEST = 10;

const maskProse = (text: string): string =>
  text.length < SHORTEST ? text : maskIdentifiers(text, ['phone']);

const masked: Masking = {
  phone: maskPhone,
  prose: maskProse,
  value: (value) => (typeof value === 'string' ? maskProse(value) : value),
};
const plain: Masking = { phone: (phone) => phone, prose: (text) => text, value: (value) => value };

export const maskingFor = (actor: Actor): Masking =>
  actor.rights.has('customers:readPhone') ? plain : masked;
