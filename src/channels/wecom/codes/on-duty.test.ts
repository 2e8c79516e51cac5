import { describe, expect, it } from 'vitest';
import { type DutyFacts, type DutyPlan, onDuty } from './on-duty.ts';

const plan: DutyPlan = { staff: [1, 2], departments: [], shifts: [], dailyLimit: null, backups: [] };
const facts = (today: Record<number, number> = {}): DutyFacts => ({
  wall: { day: 1, minute: 600 },
  today: new Map(Object.entries(today).map(([id, n]) => [Number(id), n])),
  peopleOf: (departments) => departments.flatMap((one) => [one * 10, one * 10 + 1]),
});

describe('behind a code', () => {
  it('stand its people and departments', () => {
    expect(onDuty({ ...plan, departments: [7] }, facts())).toEqual({ staff: [1, 2], departments: [7] });
  });

  it('stand those of the open shift instead', () => {
    const shift = { days: [1], from: '09:00', to: '18:00', staff: [5], departments: [] };
    expect(onDuty({ ...plan, shifts: [shift] }, facts()).staff).toEqual([5]);
    expect(onDuty({ ...plan, shifts: [{ ...shift, from: '11:00' }] }, facts()).staff).toEqual([1, 2]);
    expect(onDuty({ ...plan, shifts: [{ ...shift, staff: [] }] }, facts()).staff).toEqual([1, 2]);
  });

  it('nobody stays who has reached the daily limit, departments taken apart', () => {
    const limited = { ...plan, departments: [7], dailyLimit: 2 };
    expect(onDuty(limited, facts({ 1: 2, 70: 3 }))).toEqual({ staff: [2, 71], departments: [] });
  });

  it('backups stand in when nobody is left, and everybody when they are full too', () => {
    const limited = { ...plan, dailyLimit: 1, backups: [9] };
    expect(onDuty(limited, facts({ 1: 1, 2: 1 })).staff).toEqual([9]);
    expect(onDuty(limited, facts({ 1: 1, 2: 1, 9: 1 })).staff).toEqual([1, 2]);
  });
});
