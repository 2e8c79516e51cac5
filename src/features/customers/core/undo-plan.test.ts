import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CustomerRow } from './customer-row.ts';
import {
  difference,
  type Fields,
  identitiesOf,
  type KnownCustomer,
  mainOf,
  NOTHING,
} from './customer-state.ts';
import { type FieldChange, identitiesWanted, wayBack } from './undo-plan.ts';
import { planUpserts } from './upsert-plan.ts';

const nobody = () => false;

const customer = (
  fields: Partial<Fields>,
  identities: readonly [kind: 'ref' | 'phone', value: string][],
): KnownCustomer => ({
  ordinal: 1,
  fields: { ...NOTHING, ...fields },
  identities: identitiesOf(identities.map(([kind, value]) => ({ kind, value, main: true }))),
  inReach: true,
});

/** What a job makes of a customer row by row, with the history it leaves. */
function worked(before: KnownCustomer, rows: readonly Partial<CustomerRow>[]) {
  let now = before;
  const history: FieldChange[] = [];
  for (const row of rows) {
    const attributes = new Map(Object.entries(row.attributes ?? {}) as [string, string][]);
    const { updated } = planUpserts(
      [{ index: 0, row: { id: 'cus_1', ...row }, owner: undefined, attributes }],
      [now],
      2,
    );
    const [draft] = updated;
    if (!draft) continue;
    const changed = difference(now, draft);
    if (changed) history.push(changed);
    now = { ...now, fields: draft.fields, identities: draft.identities };
  }
  return { now, history };
}

const shown = ({ fields, identities }: Pick<KnownCustomer, 'fields' | 'identities'>) => ({
  ...fields,
  attributes: Object.fromEntries(fields.attributes),
  ref: mainOf(identities, 'ref'),
  phone: mainOf(identities, 'phone'),
  known: [...identities.keys()].sort(),
});

describe('what a job did to a customer is taken back', () => {
  it('field by field, to what was there before its first change', () => {
    const before = customer({ name: '甲', attributes: new Map([['city', '上海']]) }, [['ref', 'a']]);
    const { now, history } = worked(before, [
      { name: '乙', attributes: { city: '北京', level: 'A' } },
      { name: '丙', ref: 'b', phone: '13800006021' },
    ]);
    expect(shown(now)).toMatchObject({ name: '丙', ref: 'b' });
    const back = wayBack(now, history, nobody);
    expect(back.kept).toEqual([]);
    expect(shown(back)).toEqual(shown(before));
  });

  it('but not where somebody gave it another value since', () => {
    const before = customer({ name: '甲', remark: '旧' }, []);
    const { now, history } = worked(before, [{ name: '乙', remark: '新' }]);
    const changed = { ...now, fields: { ...now.fields, name: '有人改过' } };
    const back = wayBack(changed, history, nobody);
    expect(back.kept).toEqual(['name']);
    expect(shown(back)).toMatchObject({ name: '有人改过', remark: '旧' });
  });

  it('and a field that somebody put back already is no conflict', () => {
    const before = customer({ name: '甲' }, []);
    const { history } = worked(before, [{ name: '乙' }]);
    const back = wayBack(before, history, nobody);
    expect([back.kept, back.fields]).toEqual([[], before.fields]);
  });

  it('and a number that belongs to somebody else by now stays there', () => {
    const before = customer({}, [['phone', '13800006021']]);
    const { now, history } = worked(before, [{ phone: '13900006022' }]);
    expect(identitiesWanted(history)).toEqual([{ kind: 'phone', value: '13800006021', main: true }]);
    const back = wayBack(now, history, (key) => key === 'phone:13800006021');
    expect(back.kept).toEqual(['phone']);
    expect(mainOf(back.identities, 'phone')).toBe('13900006022');
  });

  it('whatever the rows were', () => {
    const text = fc.constantFrom('甲', '乙', '丙', '');
    const row = fc.record(
      {
        name: text,
        remark: text,
        status: fc.constantFrom('lead' as const, 'customer' as const),
        ref: fc.constantFrom('r1', 'r2', 'r3'),
        phone: fc.constantFrom('13800006021', '13900006022'),
        attributes: fc.dictionary(fc.constantFrom('city', 'level'), fc.constantFrom('上海', '北京')),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(row, fc.array(row, { minLength: 1, maxLength: 5 }), (first, rows) => {
        const before = worked(customer({}, []), [first]).now;
        const { now, history } = worked(before, rows);
        const back = wayBack(now, history, nobody);
        expect(back.kept).toEqual([]);
        expect(shown(back)).toEqual(shown(before));
      }),
    );
  });
});
