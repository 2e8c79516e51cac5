/**
 * Which files may be kept, told by their first bytes: what a sender calls a file decides nothing. Nothing that a browser
 * would run (HTML, SVG, scripts) is among them.
 */
export type FileKind = 'image' | 'pdf' | 'video' | 'office';

export interface KnownFile {
  readonly kind: FileKind;
  readonly mediaType: string;
}

const MEGABYTE = 1024 * 1024;
/** Bytes at most. WeCom itself sends files up to 20 MB; a video that people watch on the phone is larger. */
export const MOST_BYTES: Readonly<Record<FileKind, number>> = {
  image: 10 * MEGABYTE,
  pdf: 100 * MEGABYTE,
  office: 100 * MEGABYTE,
  video: 500 * MEGABYTE,
};
export const MOST_BYTES_OF_ALL = Math.max(...Object.values(MOST_BYTES));

/** So many bytes tell what it is. */
export const HEAD_BYTES = 16;

const OFFICE: Readonly<Record<string, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
};
const OLD_OFFICE: Readonly<Record<string, string>> = {
  doc: 'application/msword',
  xls: 'application/vnd.ms-excel',
  ppt: 'application/vnd.ms-powerpoint',
};

const starts = (head: Uint8Array, bytes: readonly number[], at = 0): boolean =>
  bytes.every((byte, i) => head[at + i] === byte);
const ascii = (text: string): number[] => Array.from(text, (sign) => sign.charCodeAt(0));

/** Null: none of those that are taken. `name`: tells the three office formats apart, which all begin alike. */
export function fileKind(head: Uint8Array, name: string): KnownFile | null {
  if (starts(head, [0x89, ...ascii('PNG\r\n'), 0x1a, 0x0a])) return { kind: 'image', mediaType: 'image/png' };
  if (starts(head, [0xff, 0xd8, 0xff])) return { kind: 'image', mediaType: 'image/jpeg' };
  if (starts(head, ascii('GIF87a')) || starts(head, ascii('GIF89a')))
    return { kind: 'image', mediaType: 'image/gif' };
  if (starts(head, ascii('RIFF')) && starts(head, ascii('WEBP'), 8))
    return { kind: 'image', mediaType: 'image/webp' };
  if (starts(head, ascii('%PDF-'))) return { kind: 'pdf', mediaType: 'application/pdf' };
  if (starts(head, ascii('ftyp'), 4)) return { kind: 'video', mediaType: 'video/mp4' };
  const extension = /\.([a-z]{3,4})$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  const office = starts(head, [0x50, 0x4b, 0x03, 0x04])
    ? OFFICE[extension]
    : starts(head, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
      ? OLD_OFFICE[extension]
      : undefined;
  return office === undefined ? null : { kind: 'office', mediaType: office };
}

export const kindOfMedia = (mediaType: string): FileKind =>
  mediaType.startsWith('image/')
    ? 'image'
    : mediaType.startsWith('video/')
      ? 'video'
      : mediaType === 'application/pdf'
        ? 'pdf'
        : 'office';
