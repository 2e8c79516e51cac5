/** What of the change plan stands in the address: the preset that is looked at. Pure. */
export interface PlanSearch {
  readonly preset?: string;
}

export const planSearch = (search: Record<string, unknown>): PlanSearch =>
  typeof search.preset === 'string' && search.preset !== '' ? { preset: search.preset.slice(0, 100) } : {};
