import jpeg from 'jpeg-js';
import jsQR from 'jsqr';
import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import { isMark, pngPicture, svgPicture } from './qr-picture.ts';
import { contentOf, UnreadablePicture } from './read-picture.ts';

const CONTENT = 'https://work.weixin.qq.com/u/vc0123456789abcdef?v=4.1.0';
const SIZES = [258, 430, 860, 1280];

function read(png: Buffer): string | undefined {
  const { width, height, data } = PNG.sync.read(png);
  return jsQR(new Uint8ClampedArray(data), width, height)?.data;
}

/** A mark as a company may have it: a red disc on nothing. */
function ownMark(): Buffer {
  const png = new PNG({ width: 200, height: 200 });
  for (let y = 0; y < 200; y++)
    for (let x = 0; x < 200; x++)
      if ((x - 100) ** 2 + (y - 100) ** 2 < 9000) png.data.set([200, 20, 20, 255], (y * 200 + x) * 4);
  return PNG.sync.write(png);
}

describe('a picture of a code', () => {
  it.each(SIZES)('of %i pixels is as large as asked, and can be read with and without a mark', (size) => {
    for (const mark of [null, 'ours', ownMark()] as const) {
      const png = pngPicture(CONTENT, { size, mark });
      expect(png.readUInt32BE(16)).toBe(size);
      expect(read(png)).toBe(CONTENT);
    }
  });

  it('as SVG holds the mark and no word of the content', () => {
    const svg = svgPicture('"><script>', { size: 430, mark: ownMark() });
    expect(svg).toContain('data:image/png;base64,');
    expect(svg).not.toContain('script');
  });

  it('takes as a mark only a PNG of a moderate size', () => {
    expect(isMark(ownMark())).toBe(true);
    expect(isMark(PNG.sync.write(new PNG({ width: 600, height: 10 })))).toBe(false);
    expect(isMark(ownMark().subarray(0, 60))).toBe(false);
    expect(isMark(Buffer.from('<svg/>'))).toBe(false);
  });
});

describe('what stands in a picture of WeCom', () => {
  const answering = (body: Uint8Array | string, type: string) => async () =>
    new Response(body as BodyInit, { headers: { 'content-type': type } });
  const png = pngPicture(CONTENT, { size: 430, mark: null });

  it('is read from PNG and JPEG', async () => {
    expect(await contentOf('https://x/0', answering(png, 'image/png'))).toBe(CONTENT);
    const { width, height, data } = PNG.sync.read(png);
    const jpg = jpeg.encode({ width, height, data }, 85).data;
    expect(await contentOf('https://x/0', answering(jpg, 'image/jpeg'))).toBe(CONTENT);
  });

  it('is the address where a page stands instead', async () => {
    expect(await contentOf('https://x/codes/1', answering('<html>', 'text/html'))).toBe('https://x/codes/1');
  });

  it.each([
    ['no code', PNG.sync.write(new PNG({ width: 50, height: 50 })), 'image/png'],
    ['no picture', Buffer.from('abc'), 'image/png'],
    ['something else', Buffer.from('{}'), 'application/json'],
  ])('is refused when it is %s', async (_, body, type) => {
    await expect(contentOf('https://x/0', answering(body, type))).rejects.toThrow(UnreadablePicture);
  });
});
