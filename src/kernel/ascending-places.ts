/** Where the numbers stand when they are put in ascending order; equal ones keep their order. */
export const ascendingPlaces = (numbers: readonly number[]): number[] =>
  numbers.map((_, i) => i).sort((a, b) => (numbers[a] as number) - (numbers[b] as number));
