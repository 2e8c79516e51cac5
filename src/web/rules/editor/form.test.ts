import { describe, expect, it } from 'vitest';
import type { RuleBody } from '#features/rules/core';
import { newGroup, newLine } from '#ui';
import {
  bodyOf,
  emptyForm,
  isEmpty,
  missingIn,
  moveStep,
  type Names,
  newStep,
  ofKind,
  readForm,
} from './form.ts';

const names: Names = {
  tag: (text) => ({ '意向/高意向': 'tag_1', '意向/低意向': 'tag_2' })[text] ?? text,
  group: (text) => (text === '意向' ? 'grp_1' : text),
  groupOf: () => undefined,
};
const again = (body: RuleBody) => bodyOf(readForm(body, names));

describe('the form of a rule', () => {
  it('that only suggests says so again, and takes nothing off', () => {
    const body: RuleBody = {
      kind: 'state',
      name: '高意向',
      mode: 'suggest',
      when: { did: 'a' },
      then: { add: ['意向/高意向'] },
    };
    expect(again(body)).toMatchObject({ mode: 'suggest', then: { add: ['tag_1'] } });
    expect(bodyOf({ ...readForm(body, names), remove: ['tag_2'] })).not.toHaveProperty('then.remove');
  });

  it('says what publishing asks for, until it is taken away', () => {
    const bodies: RuleBody[] = [
      {
        kind: 'state',
        name: '风险',
        when: { did: 'a' },
        then: { add: ['意向/高意向'] },
        privacy: 'sensitive',
      },
      { kind: 'model', name: 'RFM', model: { type: 'rfm' }, privacy: 'profiling' } as RuleBody,
    ];
    for (const body of bodies) {
      expect(again(body).privacy).toBe(body.privacy);
      expect(bodyOf({ ...readForm(body, names), privacy: undefined })).not.toHaveProperty('privacy');
    }
  });

  it.each<[string, RuleBody, RuleBody]>([
    [
      'a state, whose tags become ids and whose keep is said',
      {
        kind: 'state',
        name: '高意向',
        when: { atLeast: 2, of: [{ did: 'a' }, { did: 'b' }, { did: 'c' }] },
        then: { add: ['意向/高意向'], remove: ['丢单'] },
      },
      {
        kind: 'state',
        name: '高意向',
        when: { atLeast: 2, of: [{ did: 'a' }, { did: 'b' }, { did: 'c' }] },
        then: { add: ['tag_1'], remove: ['丢单'] },
        keep: 'while',
      },
    ],
    [
      'a trigger with its event, without an empty condition',
      {
        kind: 'trigger',
        name: '读了',
        on: {
          event: 'material.visit',
          where: [{ property: 'seconds', gte: 30 }],
          at: { from: '20:00' },
          after: { did: 'order.paid', within: '7d' },
        },
        then: { add: ['意向/高意向'] },
        keep: { for: '90d' },
      },
      {
        kind: 'trigger',
        name: '读了',
        on: {
          event: 'material.visit',
          where: [{ property: 'seconds', gte: 30 }],
          at: { from: '20:00' },
          after: { did: 'order.paid', within: '7d' },
        },
        then: { add: ['tag_1'] },
        keep: { for: '90d' },
      },
    ],
    [
      'a ladder, whose tags stand inside its group',
      {
        kind: 'ladder',
        name: '意向',
        scope: { any: [{ did: 'a' }, { did: 'b' }] },
        group: '意向',
        steps: [{ tag: '高意向', when: { all: [{ did: 'a' }] } }],
        otherwise: '低意向',
      },
      {
        kind: 'ladder',
        name: '意向',
        scope: { any: [{ did: 'a' }, { did: 'b' }] },
        group: 'grp_1',
        steps: [{ tag: 'tag_1', when: { all: [{ did: 'a' }] } }],
        otherwise: 'tag_2',
      },
    ],
  ])('reads and writes %s', (_, body, written) => {
    expect(again(body)).toEqual(written);
    expect(again(written)).toEqual(written);
  });

  it('names what is missing before anything is sent', () => {
    expect(missingIn(emptyForm())).toEqual(['name', 'when', 'tags']);
    expect(missingIn({ ...emptyForm('ladder'), name: 'x' })).toEqual(['group']);
    expect(
      missingIn({
        ...emptyForm('ladder'),
        name: 'x',
        group: 'g',
        steps: [newStep('tag_1', newGroup('all', [newLine({ did: 'a' })])), newStep('tag_2')],
      }),
    ).toEqual(['step.1']);
    expect(
      missingIn({ ...emptyForm('trigger'), name: 'x', add: ['t'], on: { what: 'tagAdded', tag: null } }),
    ).toEqual(['onTag']);
  });

  it('takes a condition whose lines are not finished for none', () => {
    expect(isEmpty(newGroup('all', [newLine({ tags: [] })]))).toBe(true);
    expect(isEmpty(newGroup('any', [newLine({ did: 'a' })]))).toBe(false);
  });

  it('keeps everything when the kind changes, except a time that would make no sense', () => {
    const form = { ...emptyForm('state'), name: 'x', add: ['t'] };
    expect(ofKind(form, 'trigger')).toMatchObject({ name: 'x', add: ['t'], keep: { how: 'always' } });
    expect(ofKind(ofKind(form, 'trigger'), 'state').keep.how).toBe('while');
  });

  it('moves a step, and nothing when there is nowhere to go', () => {
    const steps = ['a', 'b', 'c'].map((tag) => newStep(tag));
    const order = (list: readonly { readonly tag: string | null }[]) => list.map((step) => step.tag).join('');
    expect(order(moveStep(steps, 2, 0))).toBe('cab');
    expect(order(moveStep(steps, 0, 1))).toBe('bac');
    expect(moveStep(steps, 0, -1)).toBe(steps);
    expect(moveStep(steps, 2, 3)).toBe(steps);
  });
});
