/** A notice as the form holds it, and as it is sent. Pure. */
import type { Language, Source } from '#kernel';
import type { NewNoticeBody, Notice, Way } from './api.ts';

export interface NoticeFields {
  readonly name: string;
  readonly tags: readonly string[];
  readonly groups: readonly string[];
  readonly sources: readonly Source[];
  readonly kind: Notice['to']['kind'];
  /** Empty: the kept one stays. */
  readonly webhook: string;
  readonly mentionOwner: boolean;
  readonly staff: readonly string[];
  /** How staff are reached; a robot writes to its group. */
  readonly via: Way;
  readonly template: string;
  readonly quiet: Notice['quiet'];
  readonly againAfterHours: number;
}

const usualQuiet = { from: '22:00', until: '08:00', messages: 'held' } as const;
export const USUAL_HOURS = 24;

export const emptyFields = (template: string): NoticeFields => ({
  name: '',
  tags: [],
  groups: [],
  sources: [],
  kind: 'robot',
  webhook: '',
  mentionOwner: false,
  staff: [],
  via: 'app',
  template,
  quiet: usualQuiet,
  againAfterHours: USUAL_HOURS,
});

export const withQuiet = (on: boolean): Notice['quiet'] => (on ? usualQuiet : null);

export const fieldsOf = (notice: Notice): NoticeFields => ({
  name: notice.name,
  tags: notice.tags.map((tag) => tag.id),
  groups: notice.groups.map((group) => group.id),
  sources: notice.sources,
  kind: notice.to.kind,
  webhook: '',
  mentionOwner: notice.to.kind === 'robot' && notice.to.mentionOwner,
  staff: notice.to.kind === 'staff' ? notice.to.staff.map((one) => one.id) : [],
  via: notice.to.kind === 'robot' ? 'app' : notice.to.via,
  template: notice.template,
  quiet: notice.quiet,
  againAfterHours: notice.againAfterHours,
});

export function receiversOf(fields: NoticeFields): NewNoticeBody['to'] {
  const webhook = fields.webhook.trim();
  switch (fields.kind) {
    case 'robot':
      return { kind: 'robot', mentionOwner: fields.mentionOwner, ...(webhook ? { webhook } : {}) };
    case 'staff':
      return { kind: 'staff', staff: [...fields.staff], via: fields.via };
    case 'owner':
      return { kind: 'owner', via: fields.via };
  }
}

export const bodyOf = (fields: NoticeFields, language: Language): NewNoticeBody => ({
  name: fields.name.trim(),
  tags: [...fields.tags],
  groups: [...fields.groups],
  sources: [...fields.sources],
  to: receiversOf(fields),
  template: fields.template,
  language,
  quiet: fields.quiet,
  againAfterHours: fields.againAfterHours,
});

export type Missing = 'name' | 'tags' | 'webhook' | 'staff' | 'template';

/** Fields without which nobody could be told; `kept`: the notice has a robot already. */
export const missingIn = (fields: NoticeFields, kept: boolean): readonly Missing[] => [
  ...(fields.name.trim() === '' ? (['name'] as const) : []),
  ...(fields.tags.length + fields.groups.length === 0 ? (['tags'] as const) : []),
  ...receiversMissing(fields, kept),
  ...(fields.template.trim() === '' ? (['template'] as const) : []),
];

/** The same for a test, which needs no tags. */
export function receiversMissing(fields: NoticeFields, kept: boolean): readonly Missing[] {
  if (fields.kind === 'robot' && fields.webhook.trim() === '' && !kept) return ['webhook'];
  return fields.kind === 'staff' && fields.staff.length === 0 ? ['staff'] : [];
}

/** Fields of which the server may say something. */
export const complainable = ['name', 'tags', 'groups', 'webhook', 'staff', 'template', 'quiet'] as const;
export type Complaints = Partial<Record<(typeof complainable)[number], string>>;

/** What the parts of the form get. */
export interface PartProps {
  fields: NoticeFields;
  complaints: Complaints;
  onChange: (change: Partial<NoticeFields>) => void;
}
