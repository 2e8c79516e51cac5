/** A channel as the form holds it, and as it is sent. */
import type { Attachment, Channel, NewChannelBody } from './api.ts';

export interface WindowFields {
  readonly days: readonly number[];
  readonly from: string;
  readonly to: string;
}

/** A line of the form: whatever stands before it may be taken away, it keeps what belongs to it. */
export interface Line {
  readonly key: string;
}

export interface AttachmentLine extends Line {
  readonly attachment: Attachment;
}

export interface ShiftFields extends WindowFields, Line {
  readonly staff: readonly string[];
  /** Have no place in the form, and stay. */
  readonly departments: readonly string[];
}

export interface VariantFields extends WindowFields, Line {
  readonly text: string;
  readonly attachments: readonly AttachmentLine[];
}

export interface ChannelFields {
  readonly name: string;
  readonly kind: 'contactWay' | 'link';
  readonly staff: readonly string[];
  readonly departments: readonly string[];
  readonly tags: readonly string[];
  readonly remark: string;
  readonly text: string;
  readonly attachments: readonly AttachmentLine[];
  readonly variants: readonly VariantFields[];
  readonly shifts: readonly ShiftFields[];
  readonly dailyLimit: number | null;
  readonly backups: readonly string[];
  readonly skipVerify: boolean;
}

const WORKDAYS = [1, 2, 3, 4, 5];
export const newWindow: WindowFields = { days: WORKDAYS, from: '09:00', to: '18:00' };

let lines = 0;
/** A line of its own; keys mean nothing outside the form. */
export const newLine = <T extends object>(value: T): T & Line => ({ ...value, key: String(++lines) });
export const attachmentLine = (attachment: Attachment): AttachmentLine => newLine({ attachment });

const ids = (list: readonly { readonly id: string }[]): string[] => list.map((one) => one.id);

export const emptyFields: ChannelFields = {
  name: '',
  kind: 'contactWay',
  staff: [],
  departments: [],
  tags: [],
  remark: '',
  text: '',
  attachments: [],
  variants: [],
  shifts: [],
  dailyLimit: null,
  backups: [],
  skipVerify: true,
};

export const fieldsOf = (channel: Channel): ChannelFields => ({
  name: channel.name,
  kind: channel.kind,
  staff: ids(channel.staff),
  departments: ids(channel.departments),
  tags: ids(channel.tags),
  remark: channel.remark,
  text: channel.welcome?.text ?? '',
  attachments: channel.welcome?.attachments.map(attachmentLine) ?? [],
  variants:
    channel.welcome?.variants.map(({ days, from, to, text, attachments }) =>
      newLine({ days, from, to, text, attachments: attachments.map(attachmentLine) }),
    ) ?? [],
  shifts: channel.shifts.map(({ days, from, to, staff, departments }) =>
    newLine({ days, from, to, staff: ids(staff), departments: ids(departments) }),
  ),
  dailyLimit: channel.dailyLimit,
  backups: ids(channel.backups),
  skipVerify: channel.skipVerify,
});

const attached = (list: readonly AttachmentLine[]): Attachment[] => list.map(({ attachment }) => attachment);

/** What is sent. */
export function settingsOf(fields: ChannelFields): Omit<NewChannelBody, 'kind'> {
  const variants = fields.variants.map(({ days, from, to, text, attachments }) => ({
    days: [...days],
    from,
    to,
    text,
    attachments: attached(attachments),
  }));
  const said = fields.text.trim() !== '' || fields.attachments.length > 0;
  return {
    name: fields.name.trim(),
    staff: [...fields.staff],
    departments: [...fields.departments],
    tags: [...fields.tags],
    remark: fields.remark,
    welcome: said ? { text: fields.text, attachments: attached(fields.attachments), variants } : null,
    shifts: fields.shifts.map(({ days, from, to, staff, departments }) => ({
      days: [...days],
      from,
      to,
      staff: [...staff],
      departments: [...departments],
    })),
    dailyLimit: fields.dailyLimit,
    backups: fields.dailyLimit === null ? [] : [...fields.backups],
    skipVerify: fields.skipVerify,
  };
}

/** Names of fields that are still missing. */
export function missingIn(fields: ChannelFields): readonly ('name' | 'staff' | 'text')[] {
  return [
    ...(fields.name.trim() === '' ? (['name'] as const) : []),
    ...(fields.staff.length + fields.departments.length === 0 ? (['staff'] as const) : []),
    // Other words at some hours need words for the others.
    ...(fields.variants.length > 0 && fields.text.trim() === '' && fields.attachments.length === 0
      ? (['text'] as const)
      : []),
  ];
}
