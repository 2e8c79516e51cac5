import { describe, expect, it } from 'vitest';
import { type Answer, consentOf, isOf, meaningOf, type Question, standingOf } from './answers.ts';

const questions: readonly Question[] = [
  {
    question: '户型',
    choice: 'one',
    options: [
      { answer: '三居', tags: [1] },
      { answer: '两居', tags: [2] },
      { answer: '以上都不是', tags: [] },
    ],
  },
  {
    question: '想买',
    choice: 'many',
    options: [
      { answer: '衣柜', tags: [3] },
      { answer: '床', tags: [4, 5] },
    ],
  },
];

const short = (answers: unknown) =>
  meaningOf(questions, answers).map(({ question, puts, others }) => [question, puts, others]);

describe('what answers mean', () => {
  it.each([
    ['one of several', { 户型: '三居' }, [['户型', [1], [2]]]],
    ['whatever the width and the blanks', { ' 户型 ': ' 三居' }, [['户型', [1], [2]]]],
    ['none of these takes the others back', { 户型: '以上都不是' }, [['户型', [], [1, 2]]]],
    ['an answer that the form does not know', { 户型: '别墅' }, [['户型', [], [1, 2]]]],
    ['two answers where one may be chosen', { 户型: ['三居', '两居'] }, []],
    ['several where several may be', { 想买: ['床', '衣柜'] }, [['想买', [3, 4, 5], []]]],
    ['one where several may be', { 想买: '衣柜' }, [['想买', [3], [4, 5]]]],
    ['nothing chosen', { 想买: [] }, [['想买', [], [3, 4, 5]]]],
    ['a question of another form', { 面积: 90 }, []],
    ['no answers at all', null, []],
    ['something else', [{ 户型: '三居' }], []],
  ])('%s', (_, answers, expected) => expect(short(answers)).toEqual(expected));

  it('is of a form by its name or its id', () => {
    const form = { id: 'frm_1', name: '预约量尺 A' };
    expect(['预约量尺 a', 'frm_1', '预约', 7].map((told) => isOf(form, told))).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  it('came with the words of the form, with others, or with none', () =>
    expect(['同意联系我', '同意', ' ', undefined].map((told) => consentOf('同意联系我', told))).toEqual([
      'same',
      'other',
      'none',
      'none',
    ]));
});

describe('what stands of an answer beside the others of the same customer', () => {
  const form = { id: 'frm_1', name: '量尺', consentText: '同意', questions };
  const answer = (position: number, answers: object, over: object = {}): Answer => ({
    position,
    at: new Date(position * 1000),
    properties: { form: '量尺', answers, consentText: '同意', ...over },
  });
  const first = answer(1, { 户型: '三居', 想买: '床' });
  it.each([
    ['all, when another part is sent later', answer(2, { 面积: 90 }), ['户型', '想买']],
    ['nothing of a question that is answered again', answer(2, { 户型: '两居' }), ['想买']],
    [
      'all, when the later one came without the words of consent',
      answer(2, { 户型: '两居' }, { consentText: '' }),
      ['户型', '想买'],
    ],
    [
      'all, when the later one is to another form',
      answer(2, { 户型: '两居' }, { form: '回访' }),
      ['户型', '想买'],
    ],
    [
      'nothing of it either when the form is named by its id',
      answer(2, { 户型: '两居' }, { form: 'frm_1' }),
      ['想买'],
    ],
    ['all, when the other one is earlier', answer(0, { 户型: '两居' }), ['户型', '想买']],
  ])('%s', (_, other, expected) =>
    expect(standingOf(form, first, [first, other]).map((one) => one.question)).toEqual(expected),
  );
});
