/** Pictures that somebody chose, as they are sent. */

export async function asBase64(file: Blob): Promise<string> {
  const address = await new Promise<string>((done, fail) => {
    const reader = new FileReader();
    reader.onload = () => done(String(reader.result));
    reader.onerror = () => fail(reader.error);
    reader.readAsDataURL(file);
  });
  return address.slice(address.indexOf(',') + 1);
}

/** Pixels of a mark's edge. */
const EDGE = 256;

/** Any picture that the browser can draw, as a square PNG on nothing; null when it can't. */
export async function asMark(file: Blob): Promise<string | null> {
  const picture = await createImageBitmap(file).catch(() => null);
  if (!picture) return null;
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = EDGE;
  const scale = Math.min(EDGE / picture.width, EDGE / picture.height);
  const [width, height] = [picture.width * scale, picture.height * scale];
  canvas.getContext('2d')?.drawImage(picture, (EDGE - width) / 2, (EDGE - height) / 2, width, height);
  const png = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'));
  return png && asBase64(png);
}
