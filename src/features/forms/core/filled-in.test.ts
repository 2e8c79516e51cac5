import { describe, expect, it } from 'vitest';
import { filledIn } from './filled-in.ts';

const option = (answer: string) => ({ answer, tags: [] });
const questions = [
  { question: '户型', choice: 'one' as const, options: ['一居', '两居'].map(option) },
  { question: '喜欢', choice: 'many' as const, options: ['衣柜', '橱柜', '书柜'].map(option) },
  { question: '想问什么', choice: 'one' as const, options: [] },
];
const sent = (text: string) => filledIn(questions, new URLSearchParams(text));

describe('what was filled in', () => {
  it('is the answers by their questions: one, several, or words', () => {
    expect(sent('q0=1&q1=0&q1=2&q2=+多少钱+&agree=1')).toEqual({
      answers: { 户型: '两居', 喜欢: ['衣柜', '书柜'], 想问什么: '多少钱' },
      agreed: true,
    });
  });

  it('has no question that was left open, and nothing that the page did not offer', () => {
    expect(sent('q0=7&q1=x&q2=++&q9=1&户型=一居&agree=yes')).toEqual({ answers: {}, agreed: false });
    expect(sent('q0=0&q0=1').answers).toEqual({ 户型: '一居' });
    expect(sent(`q2=${'长'.repeat(900)}`).answers.想问什么).toHaveLength(500);
  });

  it('keeps new lines as the page counts them, and cuts no character in half', () => {
    expect(sent('q2=%E4%B8%80%0D%0A%E4%BA%8C%00').answers.想问什么).toBe('一\n二');
    const long = sent(`q2=${'长'.repeat(499)}${encodeURIComponent('😀')}`).answers.想问什么;
    expect(long).toBe('长'.repeat(499));
  });
});
