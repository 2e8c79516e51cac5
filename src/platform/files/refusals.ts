/** The ways in which a file is refused as a whole. */
import { AppError } from '#kernel';

/** Error `file.unsupported` (422). `found` says what it is instead. */
export function unsupported(found: string, fileName: string): AppError {
  return new AppError('unprocessable', 'file.unsupported', { found, fileName: fileName.slice(0, 200) });
}

/** Error `file.damaged` (422). `reason` is a word for programs or the text of the library that gave up. */
export function damaged(reason: string): AppError {
  return new AppError('unprocessable', 'file.damaged', { reason: reason.slice(0, 200) });
}

/** Error `file.tooLarge` (413). `what` names the limit. */
export function tooLarge(
  what: 'unpackedBytes' | 'packRatio' | 'mergedCells',
  actual: number,
  limit: number,
): AppError {
  return new AppError('tooLarge', 'file.tooLarge', { what, actual, limit });
}
