import { describe, expect, it } from 'vitest';
import { ApiError, newGroup, newLine } from '#ui';
import { complaintsOf } from './complaints.ts';
import { emptyForm, newStep } from './form.ts';

const refused = (details: readonly (readonly [path: string, message: string])[], code = 'rule.invalid') =>
  new ApiError({
    status: 400,
    code,
    message: '不对',
    details: details.map(([path, message]) => ({ path, message, code: 'x', facts: {} })),
  });

describe('what the server says is wrong', () => {
  const line = newLine({ did: 'a' });
  const other = newLine({ did: 'b' });

  it('stands at the part of the condition that it is about', () => {
    const form = {
      ...emptyForm('ladder'),
      when: newGroup('all', [line]),
      scope: newGroup('any', [other]),
      steps: [newStep('t', newGroup('all', [line, other]))],
    };
    const { parts, fields, elsewhere } = complaintsOf(
      refused([
        ['body.steps.0.when.all.1.did', '第二条不对'],
        ['scope.any.0', '范围不对'],
      ]),
      form,
    );
    expect(parts.get(other.id)).toBe('第二条不对');
    expect([fields.size, elsewhere]).toEqual([0, false]);
  });

  it('stands at its field, the first word of several', () => {
    const { fields } = complaintsOf(
      refused([
        ['then.add.0', '没有这个标签'],
        ['then.add.1', '也没有'],
        ['then.remove.0', '两边都有'],
        ['steps.2.tag', '重复了'],
        ['on.event', '没有事件'],
      ]),
      emptyForm(),
    );
    expect([...fields]).toEqual([
      ['add', '没有这个标签'],
      ['remove', '两边都有'],
      ['step.2', '重复了'],
      ['on', '没有事件'],
    ]);
  });

  it('is about the name when the name is taken, and about the whole when nobody knows', () => {
    expect(complaintsOf(refused([], 'rule.nameTaken'), emptyForm()).fields.get('name')).toBe('不对');
    expect(complaintsOf(refused([], 'condition.tooDeep'), emptyForm()).elsewhere).toBe(true);
    expect(complaintsOf(refused([['unknown', 'x']]), emptyForm()).elsewhere).toBe(true);
  });
});
