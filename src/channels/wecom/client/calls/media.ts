/** Files. An id lives three days and is good for every app of the corp. */
import { MINUTE } from '#kernel';
import { bound, call, type Send } from '../call.ts';
import { id, timeOrNull } from '../fields.ts';

export interface MediaFile {
  readonly name: string;
  /** More than 5 bytes. Image 10 MB (jpg, png), voice 2 MB (AMR, 60 s), video 10 MB (mp4), file 20 MB. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** e.g. `image/png` */
  readonly contentType?: string;
}

const SLOW = 2 * MINUTE;

function form({ name, bytes, contentType }: MediaFile): FormData {
  const data = new FormData();
  data.append('media', new Blob([bytes], contentType ? { type: contentType } : {}), name);
  return data;
}

const table = {
  upload: call({
    path: 'media/upload',
    timeout: SLOW,
    query: ({ type }: MediaFile & { readonly type: 'image' | 'voice' | 'video' | 'file' }) => ({ type }),
    body: form,
    // Seconds as a text, here alone.
    read: (answer) => ({ mediaId: id(answer, 'media_id'), createdAt: timeOrNull(answer, 'created_at') }),
  }),
  /** A picture with a lasting address, for `pictureUrl`. At most 2 MB; 1000 a day, 3000 a month. */
  uploadImage: call({
    path: 'media/uploadimg',
    timeout: SLOW,
    body: (file: MediaFile) => form(file),
    read: (answer) => ({ url: id(answer, 'url') }),
  }),
  /** For moments, which do not take ids of `upload`. */
  uploadAttachment: call({
    path: 'media/upload_attachment',
    timeout: SLOW,
    query: ({ type }: MediaFile & { readonly type: 'image' | 'video' }) => ({
      media_type: type,
      attachment_type: 1,
    }),
    body: form,
    read: (answer) => ({ mediaId: id(answer, 'media_id') }),
  }),
};

export const mediaCalls = (send: Send) => bound(send, table);
