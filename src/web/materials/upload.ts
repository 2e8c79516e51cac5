/** Takes a file to the server. */
import { call } from '#ui';
import { type MaterialFile, uploadFileRoute } from './api.ts';

/** Throws `ApiError`. */
export function upload(file: File): Promise<MaterialFile> {
  const form = new FormData();
  form.append('file', file);
  return call(uploadFileRoute, {}, { form });
}
