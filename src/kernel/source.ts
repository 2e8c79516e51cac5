/** Where an assignment came from (design.md section 2), and who wins when writers disagree. */
export const sources = [
  'manual',
  'bulk',
  'import',
  'rule',
  'model',
  'channel',
  'wecom',
  'api',
  'form',
  'customer',
] as const;
export type Source = (typeof sources)[number];

/** Higher wins: lock (handled apart) > person > api > rule, model, channel > bulk, import. */
export const precedence: Readonly<Record<Source, number>> = {
  manual: 4,
  wecom: 4,
  form: 4,
  customer: 4,
  api: 3,
  rule: 2,
  model: 2,
  channel: 2,
  bulk: 1,
  import: 1,
};

/** Sources whose decision counts as a person's. */
export const byPerson = (source: Source): boolean => precedence[source] === 4;
