/** What the form of a tag holds, and which fields of it were changed. Pure. */
import type { Group, Tag } from '../api.ts';

export interface TagDraft {
  readonly scope: 'enterprise' | 'personal';
  /** Id; null: none chosen. */
  readonly group: string | null;
  readonly name: string;
  readonly definition: Tag['definition'];
  readonly purpose: string;
  readonly aliases: readonly string[];
  readonly kind: Tag['kind'];
  readonly color: string | null;
  readonly protected: boolean;
  readonly pinned: boolean;
  readonly internal: boolean;
}

const nothing = { meaning: '', scope: '', example: '', counterExample: '', appliedBy: '', removeWhen: '' };

/** Of a tag that exists, or a new one for this group. */
export function tagDraft(tag: Tag | undefined, group: Group | null, name: string): TagDraft {
  if (!tag)
    return {
      scope: 'enterprise',
      group: group?.id ?? null,
      name,
      definition: nothing,
      purpose: '',
      aliases: [],
      kind: group?.kind ?? 'base',
      color: null,
      protected: false,
      pinned: false,
      internal: false,
    };
  const { scope, definition, purpose, aliases, kind, color, pinned, internal } = tag;
  return {
    scope,
    group: tag.group.id,
    name: tag.name,
    definition,
    purpose,
    aliases,
    kind,
    color,
    protected: tag.protected,
    pinned,
    internal,
  };
}

export interface TagChanges {
  name?: string;
  definition?: Partial<Tag['definition']>;
  purpose?: string;
  aliases?: string[];
  kind?: Tag['kind'];
  color?: string | null;
  protected?: boolean;
  pinned?: boolean;
  internal?: boolean;
}

/** Fields that differ from how the form began; place and scope are chosen elsewhere. */
export function changedFields(before: TagDraft, now: TagDraft): TagChanges {
  const changes: TagChanges = {};
  if (now.name.trim() !== before.name) changes.name = now.name;
  const definition = Object.fromEntries(
    Object.entries(now.definition).filter(
      ([field, text]) => text !== before.definition[field as keyof Tag['definition']],
    ),
  );
  if (Object.keys(definition).length > 0) changes.definition = definition;
  if (now.purpose !== before.purpose) changes.purpose = now.purpose;
  if (now.aliases.join('\n') !== before.aliases.join('\n')) changes.aliases = [...now.aliases];
  if (now.kind !== before.kind) changes.kind = now.kind;
  if (now.color !== before.color) changes.color = now.color;
  if (now.protected !== before.protected) changes.protected = now.protected;
  if (now.pinned !== before.pinned) changes.pinned = now.pinned;
  if (now.internal !== before.internal) changes.internal = now.internal;
  return changes;
}
