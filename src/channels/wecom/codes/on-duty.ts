/** Who stands behind a code at a moment. */
import { openWindow, type TimeWindow, type Wall } from './time-windows.ts';

export interface Crew {
  readonly staff: readonly number[];
  readonly departments: readonly number[];
}

export interface DutyPlan extends Crew {
  readonly shifts: readonly (TimeWindow & Crew)[];
  readonly dailyLimit: number | null;
  readonly backups: readonly number[];
}

export interface DutyFacts {
  readonly wall: Wall;
  /** Customers whom each has got by this code today. */
  readonly today: ReadonlyMap<number, number>;
  /** People of these departments and of all below, in order. */
  readonly peopleOf: (departments: readonly number[]) => readonly number[];
}

/**
 * The crew of the open shift, else the ordinary one. With a daily limit whoever has reached it steps back, departments
 * are taken apart into people for that, and backups stand in when nobody is left. When they have reached it too everybody
 * comes back: a code that hangs on a wall must not lead to nobody.
 */
export function onDuty(plan: DutyPlan, { wall, today, peopleOf }: DutyFacts): Crew {
  const shift = openWindow(plan.shifts, wall);
  const crew: Crew = shift && shift.staff.length + shift.departments.length > 0 ? shift : plan;
  const { dailyLimit } = plan;
  if (dailyLimit === null) return { staff: crew.staff, departments: crew.departments };
  const everybody = [...new Set([...crew.staff, ...peopleOf(crew.departments)])];
  const hasRoom = (one: number) => (today.get(one) ?? 0) < dailyLimit;
  for (const people of [everybody, plan.backups]) {
    const free = people.filter(hasRoom);
    if (free.length > 0) return { staff: free, departments: [] };
  }
  return { staff: everybody, departments: [] };
}
