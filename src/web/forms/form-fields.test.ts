import { describe, expect, it } from 'vitest';
import { bodyOf, emptyForm, exampleOf, type FormFields, kept, missingIn, newOption } from './form-fields.ts';

const [question] = emptyForm().questions;
if (!question) throw new Error('a new form has a question');
const fields: FormFields = {
  name: ' 预约量尺 ',
  consentText: '同意联系我',
  earlier: false,
  questions: [
    { ...question, question: '户型', options: [newOption('三居', ['tag_1']), newOption()] },
    { ...question, key: -1, question: '', options: [newOption()] },
  ],
};

describe('a form in its editor', () => {
  it('is sent without the lines that nobody filled in', () =>
    expect(bodyOf(fields)).toEqual({
      name: '预约量尺',
      consentText: '同意联系我',
      questions: [{ question: '户型', choice: 'one', options: [{ answer: '三居', tags: ['tag_1'] }] }],
      earlier: false,
    }));

  it('says what is missing: a question, an answer that has tags', () => {
    const half = newOption('', ['tag_2']);
    const questions = [{ ...question, question: '', options: [newOption('三居'), half] }];
    expect(missingIn({ ...fields, name: ' ', questions })).toEqual({
      name: true,
      keys: new Set([question.key, half.key]),
    });
    expect(kept(questions)[0]?.options).toHaveLength(2);
  });

  it('shows what a page has to send', () =>
    expect(exampleOf(fields)).toBe('baizigui.form("预约量尺", {"户型":"三居"}, "同意联系我")'));
});
