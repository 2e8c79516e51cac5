/** Where an assignment came from (design.md section 2), and who wins when writers disagree. */
export const sources = [
  'manual',
  'bulk',
  'import',
  'rule',
  'model',
  'channel',
  'material',
  'wecom',
  'api',
  'form',
  'customer',
] as const;
export type Source = (typeof sources)[number];

/**
 * Higher wins: lock (handled apart) > person > api > rule, model, channel, material > bulk, import. Bulk work that somebody asked
 * for has his precedence, see `authorityOf`.
 */
export const precedence: Readonly<Record<Source, number>> = {
  manual: 4,
  wecom: 4,
  form: 4,
  customer: 4,
  api: 3,
  rule: 2,
  model: 2,
  channel: 2,
  material: 2,
  bulk: 1,
  import: 1,
};

/**
 * The source whose precedence counts. Bulk is a way of working, not somebody who decides: it has the precedence of
 * whoever asked for it, a person (`staff`) or a program with a key (`key`); only what the product does by itself keeps
 * the weakest. Every other source stands for itself. Decision 0010.
 */
export function authorityOf(source: Source, asker: string): Source {
  if (source !== 'bulk') return source;
  return asker === 'staff' ? 'manual' : asker === 'key' ? 'api' : 'bulk';
}

/**
 * Sources that took somebody of the staff: one by one, for many, by a file, in WeCom. Everything else comes by itself:
 * from rules, channels, materials, programs, and from what customers answer (G60).
 */
export const staffSources: readonly Source[] = ['manual', 'bulk', 'import', 'wecom'];

/** Sources whose decision counts as a person's. */
export const byPerson = (source: Source): boolean => precedence[source] === 4;
