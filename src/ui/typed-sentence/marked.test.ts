import { expect, it } from 'vitest';
import { grouped, marked } from './marked.ts';

it('every letter is shown once, and what was missed inside something understood is seen as missed', () => {
  const text = '会员，在看房，下单';
  expect(
    marked(
      text,
      [
        { from: 0, to: 2 },
        { from: 3, to: 9 },
      ],
      [{ from: 4, to: 6 }],
    ),
  ).toEqual([
    { text: '会员', as: 'understood' },
    { text: '，', as: null },
    { text: '在', as: 'understood' },
    { text: '看房', as: 'missed' },
    { text: '，下单', as: 'understood' },
  ]);
});

it('one choice that was made for several pieces is told once', () =>
  expect(
    grouped([
      { text: '三次', message: '至少' },
      { text: '查看', message: '30 天' },
      { text: '五次', message: '至少' },
      { text: '三次', message: '至少' },
    ]),
  ).toEqual([
    { message: '至少', texts: ['三次', '五次'] },
    { message: '30 天', texts: ['查看'] },
  ]));
