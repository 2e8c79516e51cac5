/**
 * What stands in the picture that WeCom gives for a code. WeCom tells its address only (documented as an image; a page in
 * the simulator), and a code that is drawn anew needs what the picture says.
 */
import jpeg from 'jpeg-js';
import jsQR from 'jsqr';
import { PNG } from 'pngjs';
import type { Pixels } from './qr-picture.ts';

const TIMEOUT_MS = 8000;
const MOST_BYTES = 2 * 1024 * 1024;
/** Pixels of an edge: a small file may unpack into gigabytes. */
const MOST_EDGE = 4000;

/** No answer, or none that can be read. */
export class UnreadablePicture extends Error {
  override readonly name = 'UnreadablePicture';
}

/** The text of the code behind `address`; the address itself when a page stands there. Error: `UnreadablePicture`. */
export async function contentOf(address: string, fetch = globalThis.fetch): Promise<string> {
  const answer = await fetch(address, { signal: AbortSignal.timeout(TIMEOUT_MS) }).catch((error) => {
    throw new UnreadablePicture(String(error?.cause?.code ?? error));
  });
  if (!answer.ok) throw new UnreadablePicture(`status ${answer.status}`);
  const type = answer.headers.get('content-type') ?? '';
  if (!type.startsWith('image/')) {
    await answer.body?.cancel();
    if (type.startsWith('text/html')) return address;
    throw new UnreadablePicture(type);
  }
  if (Number(answer.headers.get('content-length') ?? 0) > MOST_BYTES)
    throw new UnreadablePicture('too large');
  const bytes = Buffer.from(await answer.arrayBuffer());
  if (bytes.length > MOST_BYTES) throw new UnreadablePicture('too large');
  const { width, height, data } = pixelsOf(bytes);
  const found = jsQR(new Uint8ClampedArray(data), width, height);
  if (!found?.data) throw new UnreadablePicture('no code in it');
  return found.data;
}

function pixelsOf(bytes: Buffer): Pixels {
  try {
    if (bytes[0] !== 0x89)
      return jpeg.decode(bytes, { useTArray: true, maxResolutionInMP: 16, maxMemoryUsageInMB: 128 });
    if (bytes.readUInt32BE(16) > MOST_EDGE || bytes.readUInt32BE(20) > MOST_EDGE)
      throw new UnreadablePicture('too large');
    return PNG.sync.read(bytes);
  } catch (error) {
    throw error instanceof UnreadablePicture ? error : new UnreadablePicture(String(error));
  }
}
