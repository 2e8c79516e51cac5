/** Media (contract section 12): three days, except pictures for links, which stay. */
import { need, refuse } from '../failure.ts';
import {
  type Call,
  type Endpoint,
  type Endpoints,
  type Fields,
  get,
  RawAnswer,
  type UploadedFile,
} from '../pipeline/endpoint.ts';

const MB = 1024 * 1024;
const KINDS: Readonly<Record<string, { readonly max: number; readonly names: RegExp }>> = {
  image: { max: 10 * MB, names: /\.(jpe?g|png)$/i },
  voice: { max: 2 * MB, names: /\.amr$/i },
  video: { max: 10 * MB, names: /\.mp4$/i },
  file: { max: 20 * MB, names: /./ },
};
/** D: what is not larger than this is empty. */
const MIN_BYTES = 5;
const MAX_PICTURE = 2 * MB;
const LIFE_SECONDS = 3 * 86_400;
/** D: from here on only by `Range`. */
const MAX_WHOLE = 20 * MB;

function fileOf(call: Call, max: number): UploadedFile {
  const file = call.files.find(({ field }) => field === 'media');
  need(file && file.content.length > MIN_BYTES, 44001);
  need(file.content.length <= max, 45001);
  return file;
}

function upload(call: Call, type: string, attachment: boolean): Fields {
  const { world } = call;
  const kind = (Object.hasOwn(KINDS, type) && KINDS[type]) || refuse(40004);
  const file = fileOf(call, kind.max);
  need(kind.names.test(file.name), 40005);
  const mediaId = `3${world.random.letters(63)}`;
  const createdAt = world.clock.seconds();
  world.company.media.set(mediaId, {
    mediaId,
    type,
    name: file.name,
    contentType: file.contentType,
    size: file.content.length,
    content: file.content.toString('base64'),
    createdAt,
    attachment,
  });
  // D: a string here, and an empty errmsg.
  return { errmsg: '', type, media_id: mediaId, created_at: String(createdAt) };
}

function download({ world, query, headers }: Call): RawAnswer {
  const media = world.company.media.get(query.text('media_id')) ?? refuse(40007);
  need(media.createdAt + LIFE_SECONDS > world.clock.seconds(), 40007);
  const content = Buffer.from(media.content, 'base64');
  const range = /^bytes=(\d+)-(\d*)$/.exec(String(headers.range ?? ''));
  need(range || content.length <= MAX_WHOLE, 830002);
  const from = Number(range?.[1] ?? 0);
  const to = Math.min(range?.[2] ? Number(range[2]) + 1 : content.length, content.length);
  return new RawAnswer(
    content.subarray(from, to),
    {
      'content-type': media.contentType,
      'content-disposition': `attachment; filename="${encodeURIComponent(media.name)}"`,
      ...(range ? { 'content-range': `bytes ${from}-${to - 1}/${content.length}` } : {}),
    },
    range ? 206 : 200,
  );
}

const multipart = (run: Endpoint['run'], limits: Endpoint['limits'] = []): Endpoint => ({
  method: 'POST',
  needs: 'token',
  multipart: true,
  limits,
  run,
});

export const mediaEndpoints: Endpoints = {
  'media/upload': multipart((call) => upload(call, call.query.text('type'), false)),
  'media/upload_attachment': multipart((call) => {
    need(['1', '2'].includes(call.query.text('attachment_type')), 40058);
    return upload(call, call.query.text('media_type'), true);
  }),
  'media/uploadimg': multipart(
    (call) => {
      fileOf(call, MAX_PICTURE);
      return { url: `${call.world.address()}/pictures/${call.world.random.hex(32)}` };
    },
    [
      { span: 'day', calls: 1000, per: 'corp' },
      { span: 'month', calls: 3000, per: 'corp' },
    ],
  ),
  'media/get': get(download, { needs: 'token' }),
};
