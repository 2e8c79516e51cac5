import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IdentityKind } from './customer-key.ts';
import { type CustomerRow, identityFields } from './customer-row.ts';
import { identitiesOf, type KnownCustomer, mainOf, NOTHING } from './customer-state.ts';
import { type PlannedRow, planUpserts } from './upsert-plan.ts';

const row = (index: number, fields: CustomerRow): PlannedRow => ({
  index,
  row: fields,
  owner: undefined,
  attributes: new Map(),
});
const rows = (...list: CustomerRow[]) => list.map((fields, i) => row(i, fields));

const known = (
  ordinal: number,
  identities: [IdentityKind, string][],
  over: Partial<KnownCustomer> = {},
): KnownCustomer => ({
  ordinal,
  fields: NOTHING,
  identities: identitiesOf(identities.map(([kind, value]) => ({ kind, value, main: true }))),
  inReach: true,
  ...over,
});

describe('rows of customers', () => {
  it('that share an identity within one call are one customer', () => {
    const plan = planUpserts(
      rows({ ref: 'a', phone: '13812346021' }, { phone: '13812346021', name: '王' }),
      [],
      7,
    );
    expect(plan.results.map((r) => [r.ordinal, r.status])).toEqual([
      [7, 'created'],
      [7, 'updated'],
    ]);
    expect(plan.created).toHaveLength(1);
  });

  it('whose identities point to two customers are refused, naming both', () => {
    const plan = planUpserts(
      rows({ ref: 'a', phone: '13812346021', name: '王' }),
      [known(1, [['ref', 'a']]), known(2, [['phone', '13812346021']])],
      3,
    );
    expect(plan.results).toEqual([]);
    const facts = plan.refused[0]?.error.facts;
    expect([plan.refused[0]?.error.code, facts?.first, facts?.second].sort()).toEqual([
      'cus_1',
      'cus_2',
      'customer.identityConflict',
    ]);
    expect(plan.updated).toEqual([]);
  });

  it('that say what is there already change nothing', () => {
    const there = known(1, [['ref', 'a']], { fields: { ...NOTHING, name: '王' } });
    const plan = planUpserts(rows({ ref: 'a', name: '王' }), [there], 2);
    expect(plan.results[0]?.status).toBe('unchanged');
    expect(plan.updated).toEqual([]);
  });

  it('with a new phone replace the number; a new ref is added to the old one', () => {
    const there = known(1, [
      ['ref', 'a'],
      ['phone', '13800000001'],
    ]);
    const [draft] = planUpserts(
      rows({ ref: 'a', phone: '13800000002' }, { phone: '13800000002', ref: 'b' }),
      [there],
      2,
    ).updated;
    expect([...(draft?.identities.keys() ?? [])].sort()).toEqual(['phone:13800000002', 'ref:a', 'ref:b']);
    expect(draft && mainOf(draft.identities, 'ref')).toBe('b');
  });

  it('free an identity for the rows after them', () => {
    const there = known(1, [
      ['ref', 'a'],
      ['phone', '13800000001'],
    ]);
    const plan = planUpserts(
      rows({ ref: 'a', phone: null }, { phone: '13800000001', name: '李' }),
      [there],
      2,
    );
    expect(plan.results.map((r) => [r.ordinal, r.status])).toEqual([
      [1, 'updated'],
      [2, 'created'],
    ]);
  });

  it('out of reach, of nobody, or empty are refused and change nothing', () => {
    const far = known(1, [['ref', 'a']], { inReach: false });
    const plan = planUpserts(
      rows({ ref: 'a', name: 'x' }, { id: 'cus_99', name: 'x' }, {}, { remark: 'x' }),
      [far],
      2,
    );
    expect(plan.refused.map((r) => r.error.code)).toEqual([
      'customer.outOfReach',
      'customer.notFound',
      'customer.empty',
      'customer.empty',
    ]);
    expect([...plan.created, ...plan.updated]).toEqual([]);
  });

  it('cannot heap more than fifty references on one phone number', () => {
    const list = Array.from({ length: 52 }, (_, i) => ({ phone: '13800000001', ref: `r${i}` }));
    const plan = planUpserts(rows(...list), [], 1);
    expect(plan.refused.map((r) => r.error.code)).toEqual([
      'customer.tooManyIdentities',
      'customer.tooManyIdentities',
    ]);
  });

  it('lead to the same customers as taking them one by one', () => {
    const value = fc.option(fc.constantFrom('1', '2', '3'), { nil: undefined });
    const cleared = fc.option(fc.constantFrom('13800000001', '13800000002'), { nil: null });
    const any = fc.record(
      { ref: value, externalUserId: value, phone: cleared, name: fc.constantFrom('王', '李') },
      { requiredKeys: [] },
    );
    const fields = (list: { ref?: string | undefined }[]) =>
      list.map((one) => JSON.parse(JSON.stringify(one)) as CustomerRow);
    fc.assert(
      fc.property(fc.array(any, { maxLength: 12 }), (list) => {
        const sent = fields(list);
        const together = planUpserts(rows(...sent), [], 1);
        const stored = new Map<number, KnownCustomer>();
        const statuses: unknown[] = [];
        for (const one of sent) {
          const plan = planUpserts(rows(one), [...stored.values()], stored.size + 1);
          for (const draft of [...plan.created, ...plan.updated])
            stored.set(draft.ordinal, { ...draft, inReach: true });
          statuses.push(
            plan.results[0] ? [plan.results[0].ordinal, plan.results[0].status] : plan.refused[0]?.error.code,
          );
        }
        const outcome: unknown[] = [];
        for (const r of together.results) outcome[r.index] = [r.ordinal, r.status];
        for (const r of together.refused) outcome[r.index] = r.error.code;
        expect(outcome).toEqual(statuses);
        const shape = (one: Pick<KnownCustomer, 'ordinal' | 'fields' | 'identities'>) => [
          one.ordinal,
          one.fields.name,
          [...one.identities.values()].map((i) => `${i.kind}:${i.value}:${i.main}`).sort(),
        ];
        expect(together.created.map(shape)).toEqual([...stored.values()].map(shape));
      }),
    );
  });

  it('never leave one identity with two customers, or one customer with two shown identities of a kind', () => {
    const value = fc.option(fc.constantFrom('1', '2', '3', '4'), { nil: undefined });
    const any = fc.record({ ref: value, externalUserId: value, unionId: value }, { requiredKeys: [] });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 20 }), (list) => {
        const plan = planUpserts(rows(...(list as CustomerRow[])), [], 1);
        const all = plan.created.flatMap((draft) => [...draft.identities.keys()]);
        expect(new Set(all).size).toBe(all.length);
        for (const draft of plan.created)
          for (const kind of Object.keys(identityFields)) {
            const own = [...draft.identities.values()].filter((one) => one.kind === kind);
            expect(own.filter((one) => one.main).length).toBe(own.length > 0 ? 1 : 0);
          }
      }),
    );
  });
});
