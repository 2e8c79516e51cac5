/** Positions from `first` to `last`, both included. */
export interface Span {
  readonly first: number;
  readonly last: number;
}

/** Spans as two columns, for `unnest`. */
export const columns = (spans: readonly Span[]) => [
  spans.map((one) => one.first),
  spans.map((one) => one.last),
];
