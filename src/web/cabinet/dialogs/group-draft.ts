/** What the form of a group holds, and which fields of it were changed. Pure. */
import type { Category, Group } from '../api.ts';

export interface GroupDraft {
  readonly name: string;
  readonly category: string | null;
  readonly aliases: readonly string[];
  readonly description: string;
  readonly choice: Group['choice'];
  readonly max: number | null;
  readonly ordered: boolean;
  readonly exhaustive: boolean;
  readonly perStaff: boolean;
  readonly newerWins: boolean;
  readonly kind: Group['kind'];
  readonly color: string | null;
  readonly pattern: string;
  readonly productLine: string;
  readonly steward: string | null;
  readonly deputy: string | null;
  readonly departments: readonly string[];
}

export function groupDraft(group: Group | undefined, category: Category | null): GroupDraft {
  if (!group)
    return {
      name: '',
      category: category?.id ?? null,
      aliases: [],
      description: '',
      choice: 'single',
      max: null,
      ordered: false,
      exhaustive: false,
      perStaff: false,
      newerWins: false,
      kind: 'base',
      color: null,
      pattern: '',
      productLine: '',
      steward: null,
      deputy: null,
      departments: [],
    };
  return { ...group, pattern: group.pattern ?? '', productLine: group.productLine ?? '' };
}

type Writable = {
  -readonly [Field in Exclude<
    keyof GroupDraft,
    'pattern' | 'productLine' | 'aliases' | 'departments'
  >]?: GroupDraft[Field];
};
export type GroupChanges = Writable & {
  pattern?: string | null;
  productLine?: string | null;
  aliases?: string[];
  departments?: string[];
};

const plain = [
  'category',
  'description',
  'choice',
  'max',
  'ordered',
  'exhaustive',
  'perStaff',
  'newerWins',
  'kind',
  'color',
  'steward',
  'deputy',
] as const satisfies readonly (keyof Writable)[];

/** Fields that differ from how the form began. Of a new group the choice is always said: the server has no opinion. */
export function changedGroupFields(before: GroupDraft, now: GroupDraft): GroupChanges {
  const changes: GroupChanges = Object.fromEntries(
    plain.filter((field) => now[field] !== before[field]).map((field) => [field, now[field]]),
  );
  if (before.name === '' && now.name !== '') changes.choice = now.choice;
  if (now.name.trim() !== before.name) changes.name = now.name;
  if (now.pattern.trim() !== before.pattern) changes.pattern = now.pattern.trim() || null;
  if (now.productLine.trim() !== before.productLine) changes.productLine = now.productLine.trim() || null;
  if (now.aliases.join('\n') !== before.aliases.join('\n')) changes.aliases = [...now.aliases];
  if (now.departments.join('\n') !== before.departments.join('\n'))
    changes.departments = [...now.departments];
  return changes;
}
