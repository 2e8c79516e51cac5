/** What the lint says about names and texts that a change brings in, with the field of the request they stand in. */
import type { Facts } from '#kernel';
import {
  lintAlias,
  lintName,
  lintText,
  matchesPattern,
  type NameFinding,
  type Severity,
} from '../core/public.ts';
import type { RowChange } from './draft.ts';
import type { Element, RowOf, TagRow } from './rows.ts';
import type { LibrarySnapshot } from './snapshot.ts';

export interface Warning {
  readonly path: string;
  readonly code: string;
  readonly facts: Facts;
}

interface Finding extends Warning {
  readonly severity: Severity;
}

const at = (path: string, found: readonly { code: string; severity: Severity; facts: Facts }[]): Finding[] =>
  found.map(({ code, severity, facts }) => ({ path, code: `lint.${code}`, severity, facts }));

const withinOf = (row: RowOf[Element], library: LibrarySnapshot): string | null => {
  if ('group_id' in row) return library.groups.get(row.group_id)?.key ?? null;
  const parent = 'parent_id' in row ? row.parent_id : row.category_id;
  return parent === null ? null : (library.categories.get(parent)?.key ?? null);
};

export function findingsOf(changes: readonly RowChange[], library: LibrarySnapshot): Finding[] {
  return changes.flatMap((change) => {
    const { element, before, after } = change;
    if (
      ('deleted_at' in after && after.deleted_at !== null) ||
      ('state' in after && after.state === 'recycled')
    )
      return [];
    const context = {
      element,
      key: after.key,
      within: withinOf(after, library),
      index: library.names,
    };
    const found: Finding[] = [];
    const fresh = before === null || before.name !== after.name || moved(before, after);
    if (fresh) found.push(...at('name', nameFindings(after, lintName(after.name, context), library)));
    if ('aliases' in after) {
      const old = before && 'aliases' in before ? before.aliases : [];
      for (const [i, alias] of after.aliases.entries())
        if (!old.includes(alias)) found.push(...at(`aliases.${i}`, lintAlias(alias, context)));
    }
    const texts = new Map(before ? textsOf(before) : []);
    for (const [path, text] of textsOf(after))
      if (texts.get(path) !== text) found.push(...at(path, lintText(text)));
    if (before === null && 'definition' in after && after.scope === 'enterprise' && !after.definition.meaning)
      found.push({ path: 'definition.meaning', code: 'lint.noDefinition', severity: 'warn', facts: {} });
    return found;
  });
}

const moved = (before: RowOf[Element], after: RowOf[Element]): boolean =>
  'group_id' in before && 'group_id' in after && before.group_id !== after.group_id;

/** A personal tag takes no name away from the company, and may have the name of somebody else's. */
function nameFindings(row: RowOf[Element], found: readonly NameFinding[], library: LibrarySnapshot) {
  const kept =
    'scope' in row && row.scope === 'personal' ? found.filter((one) => one.code !== 'duplicate') : [...found];
  const pattern = 'group_id' in row ? library.groups.get(row.group_id)?.pattern : null;
  if (pattern && !matchesPattern(pattern, row.name))
    return [...kept, { code: 'patternMismatch', severity: 'warn' as const, facts: { pattern } }];
  return kept;
}

function textsOf(row: RowOf[Element]): [path: string, text: string][] {
  if ('definition' in row) return tagTexts(row);
  const texts: [string, string][] = [['description', row.description]];
  if ('product_line' in row)
    texts.push(['productLine', row.product_line ?? ''], ['pattern', row.pattern ?? '']);
  return texts;
}

const tagTexts = (row: TagRow): [string, string][] => [
  ['purpose', row.purpose],
  ...Object.entries(row.definition).map(([field, text]): [string, string] => [`definition.${field}`, text]),
];
