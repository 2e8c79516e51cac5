import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Fields, type Identity, identitiesOf, type KnownCustomer, NOTHING } from './customer-state.ts';
import { fieldsWithoutMerge, identitiesWithoutMerge, planMerge } from './merge-plan.ts';

const customer = (ordinal: number, fields: Partial<Fields>, identities: Identity[] = []): KnownCustomer => ({
  ordinal,
  fields: { ...NOTHING, ...fields },
  identities: identitiesOf(identities),
  inReach: true,
});

const fields = fc.record({
  name: fc.constantFrom('', '王', '李'),
  remark: fc.constantFrom('', '红色', '蓝色'),
  status: fc.constantFrom('lead' as const, 'customer' as const),
  owner: fc.constantFrom(null, 1, 2),
  attributes: fc
    .dictionary(fc.constantFrom('city', 'age', 'likes'), fc.constantFrom<string | number>('上海', '北京', 30))
    .map((values) => new Map(Object.entries(values))),
});

describe('merging two customers', () => {
  it('keeps what the survivor has and fills its gaps', () => {
    const into = customer(1, { name: '王女士', attributes: new Map([['city', '上海']]) });
    const from = customer(2, {
      name: '小王',
      remark: '老婆喜欢红色内饰',
      attributes: new Map<string, string | number>([
        ['city', '北京'],
        ['age', 30],
      ]),
    });
    const plan = planMerge(into, from, []);
    expect(plan.fields).toMatchObject({ name: '王女士', remark: '老婆喜欢红色内饰' });
    expect(Object.fromEntries(plan.fields.attributes)).toEqual({ city: '上海', age: 30 });
    expect(plan.differences).toContainEqual({
      field: 'name',
      into: '王女士',
      from: '小王',
      result: '王女士',
    });
  });

  it('takes the fields in which the other one is right', () => {
    const into = customer(1, { name: '王女士', attributes: new Map([['city', '上海']]) });
    const from = customer(2, { name: '小王', attributes: new Map([['city', '北京']]) });
    const plan = planMerge(into, from, ['attributes.city', 'phone']);
    expect(plan.fields.name).toBe('王女士');
    expect(plan.fields.attributes.get('city')).toBe('北京');
    expect(plan.unknown).toEqual(['phone']);
  });

  it('keeps showing the survivor’s identities', () => {
    const own: Identity = { kind: 'phone', value: '13800000001', main: true };
    const other: Identity = { kind: 'phone', value: '13800000002', main: true };
    const ref: Identity = { kind: 'ref', value: 'b', main: true };
    const plan = planMerge(customer(1, {}, [own]), customer(2, {}, [other, ref]), []);
    expect(plan.identities).toEqual([own, { ...other, main: false }, ref]);
  });

  it('and taking it back gives the survivor what it had', () => {
    fc.assert(
      fc.property(fields, fields, fc.subarray(['name', 'remark', 'status', 'owner']), (a, b, take) => {
        const into = customer(1, a);
        const { fields: after } = planMerge(into, customer(2, b), take);
        expect(fieldsWithoutMerge(after, { before: into.fields, after })).toEqual(into.fields);
      }),
    );
  });

  it('keeps what was edited after the merge when it is taken back', () => {
    const before: Fields = { ...NOTHING, name: '王' };
    const after: Fields = { ...NOTHING, name: '王', remark: '来自合并' };
    const now: Fields = { ...after, name: '王女士', remark: '来自合并' };
    expect(fieldsWithoutMerge(now, { before, after })).toMatchObject({ name: '王女士', remark: '' });
  });

  it('gives back only identities that are still there', () => {
    const moved: Identity[] = [
      { kind: 'ref', value: 'b', main: true },
      { kind: 'phone', value: '13800000002', main: true },
    ];
    const now: Identity[] = [
      { kind: 'ref', value: 'a', main: true },
      { kind: 'ref', value: 'b', main: false },
    ];
    expect(identitiesWithoutMerge(now, moved)).toEqual({ stay: [now[0]], back: [moved[0]] });
  });
});
