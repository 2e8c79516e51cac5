/** Phone numbers are shown in full only to those who have the right (P10); others see `138****6021`. */
import { type Actor, maskIdentifiers } from '#kernel';
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

/** Ten digits make the shortest phone number worth a look. */
const SHORTEST = 10;

/** Whether there could be digits enough, in any script: spares nearly every text the search for numbers. */
function mayHold(text: string): boolean {
  if (text.length < SHORTEST) return false;
  let digits = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const isAscii = code < 0x80;
    const isHan = code >= 0x3400 && code < 0xa000;
    if (isAscii ? code >= 0x30 && code <= 0x39 : !isHan) digits++;
  }
  return digits >= SHORTEST;
}

const maskProse = (text: string): string => (mayHold(text) ? maskIdentifiers(text, ['phone']) : text);

const maskValue = (value: AttributeValue): AttributeValue =>
  typeof value === 'string' ? maskProse(value) : value;

const masked: Masking = {
  phone: maskPhone,
  prose: maskProse,
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
