/** Sends a file with its progress, which `fetch` cannot tell. */
import { ApiError, addressOf, readError } from '#ui';
import { type ImportItem, type ImportKind, uploadImportRoute } from '../api.ts';

export interface Sending {
  readonly sent: number;
  readonly total: number;
}

export interface Upload {
  readonly done: Promise<ImportItem>;
  readonly stop: () => void;
}

/** `done` rejects with `ApiError`; after `stop` with an AbortError. */
export function upload(file: File, kind: ImportKind, onProgress: (sending: Sending) => void): Upload {
  const request = new XMLHttpRequest();
  const done = new Promise<ImportItem>((resolve, reject) => {
    request.open('POST', addressOf(uploadImportRoute));
    request.responseType = 'json';
    request.setRequestHeader('accept', 'application/json');
    request.setRequestHeader('accept-language', document.documentElement.lang);
    request.upload.onprogress = ({ loaded, total }) => onProgress({ sent: loaded, total });
    request.onload = () => {
      if (request.status === 201) resolve(request.response as ImportItem);
      else {
        const headers = new Headers({ 'x-request-id': request.getResponseHeader('x-request-id') ?? '' });
        reject(readError(request.status, request.response, headers));
      }
    };
    request.onerror = () => reject(new ApiError({ status: 0, code: 'network.unreachable', message: '' }));
    request.onabort = () => reject(new DOMException('stopped', 'AbortError'));
  });
  const form = new FormData();
  // The server begins with the file as it arrives; what it needs to know stands before it.
  form.append('kind', kind);
  form.append('file', file);
  request.send(form);
  return { done, stop: () => request.abort() };
}
