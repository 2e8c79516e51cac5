/** Reads the form of an upload: one file, streamed to disk, and a few short fields. */
import type { FastifyRequest } from 'fastify';
import { AppError, type ErrorDetail, invalid } from '#kernel';
import { type ImportKind, importKinds } from './contract.ts';
import type { Received, Uploads } from './uploads.ts';

export const MOST_BYTES = 2 * 1024 ** 3;
/** A mapping of 2,000 columns with long names stays below. */
const MOST_FIELD_BYTES = 1024 * 1024;

export interface UploadForm {
  readonly file: Received;
  readonly fileName: string;
  readonly kind: ImportKind;
  /** Parsed, but not checked; undefined when it was not sent. */
  readonly mapping: unknown;
}

/**
 * Errors: `import.notMultipart`, `import.fileMissing`, `import.oneFile`, `import.tooLarge`, `storage.full`, and
 * `input.invalid` with the fields that are wrong. After an error no file is left.
 */
export async function readUploadForm(request: FastifyRequest, uploads: Uploads): Promise<UploadForm> {
  if (!request.isMultipart())
    throw invalid('import.notMultipart', {}, [
      { path: 'Content-Type', code: 'notOneOf', facts: { options: 'multipart/form-data' } },
    ]);
  const fields = new Map<string, unknown>();
  let file: (Received & { readonly fileName: string }) | null = null;
  try {
    const announced = Number(request.headers['content-length'] ?? 0);
    if (announced > MOST_BYTES + MOST_FIELD_BYTES * 2) throw tooLarge();
    await uploads.makeRoom(announced);
    const limits = { files: 2, fields: 20, fieldSize: MOST_FIELD_BYTES, fileSize: MOST_BYTES };
    for await (const part of request.parts({ limits })) {
      if (part.type === 'file') {
        if (part.fieldname !== 'file') throw wrong(part.fieldname, 'unknownField', { field: part.fieldname });
        if (file) throw invalid('import.oneFile', {}, [{ path: 'file', code: 'import.oneFile' }]);
        file = { ...(await uploads.receive(part.file)), fileName: cleanName(part.filename) };
        if (part.file.truncated) throw tooLarge();
      } else {
        const { fieldname, value, valueTruncated } = part;
        if (fieldname !== 'kind' && fieldname !== 'mapping')
          throw wrong(fieldname, 'unknownField', { field: fieldname.slice(0, 80) });
        if (fields.has(fieldname)) throw wrong(fieldname, 'import.fieldTwice');
        if (valueTruncated) throw wrong(fieldname, 'tooLong', { max: MOST_FIELD_BYTES });
        fields.set(fieldname, value);
      }
    }
    const kind = kindOf(fields.get('kind'));
    const mapping = fields.has('mapping') ? parsedMapping(fields.get('mapping')) : undefined;
    if (!file) throw invalid('import.fileMissing', {}, [{ path: 'file', code: 'required' }]);
    return { file, fileName: file.fileName, kind, mapping };
  } catch (error) {
    if (file) await uploads.remove(file.name);
    // Whatever is still coming is read and dropped, so that the answer arrives and the connection stays usable.
    request.raw.unpipe();
    request.raw.resume();
    throw isBrokenForm(error) ? invalid('import.brokenForm') : error;
  }
}

const tooLarge = () => new AppError('tooLarge', 'import.tooLarge', { gigabytes: 2 });

const wrong = (path: string, code: string, facts: ErrorDetail['facts'] = {}): AppError =>
  invalid('input.invalid', { count: 1 }, [{ path: path.slice(0, 80), code, facts }]);

/** The sender went away, or the parts of the form do not fit together. */
const isBrokenForm = (error: unknown): boolean =>
  error instanceof Error &&
  !(error instanceof AppError) &&
  /multipart|boundary|terminated early|prototype property|closed before|reach .* limit|valid JSON|aborted/i.test(
    error.message,
  );

function kindOf(value: unknown): ImportKind {
  const kind = importKinds.find((one) => one === value);
  if (kind) return kind;
  throw value === undefined
    ? wrong('kind', 'required')
    : wrong('kind', 'notOneOf', { options: importKinds.join(', ') });
}

function parsedMapping(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    throw wrong('mapping', 'import.notJson');
  }
}

/** The last part of a path, without what a name cannot have. It is only shown. */
function cleanName(name: string | undefined): string {
  const base = (name ?? '').replace(/^.*[/\\]/, '').toWellFormed();
  const clean = Array.from(base).filter((sign) => sign >= ' ' && sign !== '\u007f');
  return clean.join('').trim().slice(0, 200).toWellFormed() || 'upload';
}
