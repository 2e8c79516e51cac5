import { expect, it } from 'vitest';
import { findCommands } from './commands.ts';

const all = [
  { label: '首页', keys: 'shouye sy home' },
  { label: '百子柜', keys: 'baizigui bzg tags' },
  { label: '换成深色', keys: 'shense ss dark theme' },
  { label: 'Customers', keys: 'kehu kh' },
];
const found = (text: string) => findCommands(all, text).map((c) => c.label);

it.each([
  ['柜', ['百子柜']],
  ['bzg', ['百子柜']],
  ['ＢＺＧ', ['百子柜']],
  ['baizi', ['百子柜']],
  ['zigui', []],
  ['cus', ['Customers']],
  ['s', ['Customers', '首页', '换成深色']],
  ['  ', ['首页', '百子柜', '换成深色', 'Customers']],
  ['nothing', []],
])('%j finds %j', (text, labels) => expect(found(text)).toEqual(labels));
