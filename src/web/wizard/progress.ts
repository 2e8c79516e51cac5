/** Which of the first steps are done, by what there is. Pure. */
import { type Step, steps } from './address.ts';

export interface Counted {
  readonly tags: number;
  readonly customers: number;
  readonly audiences: number;
}

export type Progress = Readonly<Record<Step, boolean>>;

export const progressOf = ({ tags, customers, audiences }: Counted): Progress => ({
  preset: tags > 0,
  customers: customers > 0,
  audience: audiences > 0,
});

/** The first step that is not done; the last one when all are. */
export const nextStep = (progress: Progress): Step => steps.find((step) => !progress[step]) ?? 'audience';

export const stepsLeft = (progress: Progress): number => steps.filter((step) => !progress[step]).length;

/** A company that has just been set up: there is nothing to look at yet, so the steps open by themselves, once. */
export const isNew = ({ tags, customers }: Counted): boolean => tags === 0 && customers === 0;
