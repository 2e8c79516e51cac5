/** What the text of a notice may name. */
import { variablesIn } from '#kernel';

export const noticeVariables = ['customer.name', 'tag', 'by', 'why', 'time', 'owner', 'link'] as const;
export type NoticeVariable = (typeof noticeVariables)[number];
export type NoticeValues = Readonly<Record<NoticeVariable, string>>;

/** The first variable that does not exist; null: all are known. */
export const unknownNoticeVariable = (template: string): string | null =>
  variablesIn(template).find((name) => !(noticeVariables as readonly string[]).includes(name)) ?? null;
