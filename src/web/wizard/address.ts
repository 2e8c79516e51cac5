/** What of the first steps stands in the address. Pure. */
export const steps = ['preset', 'customers', 'audience'] as const;
export type Step = (typeof steps)[number];

export interface WelcomeSearch {
  /** Absent: the first step that is not done. */
  readonly step?: Step;
  /** The preset that is looked at. */
  readonly preset?: string;
}

export function welcomeSearch(search: Record<string, unknown>): WelcomeSearch {
  const step = steps.find((one) => one === search.step);
  const preset =
    typeof search.preset === 'string' && search.preset !== '' ? search.preset.slice(0, 100) : undefined;
  return { ...(step ? { step } : {}), ...(preset === undefined ? {} : { preset }) };
}
