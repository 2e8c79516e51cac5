import { describe, expect, it } from 'vitest';
import { welcomeSearch } from './address.ts';
import { isNew, nextStep, progressOf, stepsLeft } from './progress.ts';

const at = (tags: number, customers: number, audiences: number) => progressOf({ tags, customers, audiences });

describe('the first steps', () => {
  it('go on at the first one that is not done, in whatever order they were done', () => {
    expect(nextStep(at(0, 0, 0))).toBe('preset');
    expect(nextStep(at(37, 0, 0))).toBe('customers');
    expect(nextStep(at(0, 20_000, 0))).toBe('preset');
    expect(nextStep(at(37, 20_000, 0))).toBe('audience');
    expect(nextStep(at(37, 20_000, 2))).toBe('audience');
  });

  it('are over when each is done', () => {
    expect(stepsLeft(at(0, 0, 0))).toBe(3);
    expect(stepsLeft(at(1, 1, 1))).toBe(0);
  });

  it('open by themselves only where there is neither a tag nor a customer', () => {
    expect(isNew({ tags: 0, customers: 0, audiences: 0 })).toBe(true);
    expect(isNew({ tags: 1, customers: 0, audiences: 0 })).toBe(false);
    expect(isNew({ tags: 0, customers: 1, audiences: 0 })).toBe(false);
  });

  it('stand in the address; what it does not know is left out', () => {
    expect(welcomeSearch({ step: 'customers', preset: 'weiling' })).toEqual({
      step: 'customers',
      preset: 'weiling',
    });
    expect(welcomeSearch({ step: 'rules', preset: 7 })).toEqual({});
  });
});
