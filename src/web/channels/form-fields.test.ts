import { expect, it } from 'vitest';
import type { Channel } from './api.ts';
import { fieldsOf, settingsOf } from './form-fields.ts';

const link = (title: string) => ({ type: 'link' as const, title, url: 'https://example.com' });
const hours = (from: string) => ({ days: [1], from, to: '20:00' });

const channel = {
  name: '门店',
  kind: 'contactWay',
  staff: [],
  departments: [],
  tags: [],
  remark: '',
  welcome: {
    text: '你好',
    attachments: [link('平时')],
    variants: [
      { ...hours('08:00'), text: '早', attachments: [link('早上')] },
      { ...hours('18:00'), text: '晚', attachments: [link('晚上')] },
    ],
  },
  shifts: [
    { ...hours('08:00'), staff: [], departments: [{ id: 'dep_1', name: '早班' }] },
    { ...hours('18:00'), staff: [], departments: [{ id: 'dep_2', name: '晚班' }] },
  ],
  dailyLimit: null,
  backups: [],
  skipVerify: true,
} as unknown as Channel;

it('sends what it was given', () => {
  const { welcome, shifts } = settingsOf(fieldsOf(channel));
  expect(welcome).toEqual(channel.welcome);
  expect(shifts).toMatchObject([{ departments: ['dep_1'] }, { departments: ['dep_2'] }]);
});

it('a window that is taken away takes only its own attachments and departments along', () => {
  const fields = fieldsOf(channel);
  const { welcome, shifts } = settingsOf({
    ...fields,
    variants: fields.variants.slice(1),
    shifts: fields.shifts.slice(1),
  });
  expect(welcome?.variants).toEqual([{ ...hours('18:00'), text: '晚', attachments: [link('晚上')] }]);
  expect(shifts).toMatchObject([{ departments: ['dep_2'] }]);
});

it('every line of the form has a key of its own', () => {
  const { attachments, variants, shifts } = fieldsOf(channel);
  const keys = [...attachments, ...variants, ...variants.flatMap((one) => one.attachments), ...shifts].map(
    ({ key }) => key,
  );
  expect(new Set(keys).size).toBe(keys.length);
});
