/** Materials (资料): what staff send, the personal links by which they do, and who read it. */
import { z } from 'zod';
import { endpoint, freeText, idParam, listOf, pageQuery, plainName, text, wholeQuery } from '#kernel';

export const materialKinds = ['article', 'link', 'file', 'video', 'case'] as const;
/** The seeds' own number: read for half a minute (G29). */
export const USUAL_THRESHOLD_S = 30;
const MOST_THRESHOLD_S = 3600;

const tagRefs = z.array(z.string().min(1).max(300)).max(20);
const fileRef = z.string().max(40);
const staffRef = z.object({ id: z.string(), name: z.string() });
const group = z.object({ id: z.string(), name: z.string() });

const address = z
  .url({ protocol: /^https?$/ })
  .max(2000)
  .describe('http or https');

const fields = {
  name: plainName(80),
  /** One or two sentences below the name. */
  summary: freeText(300),
  /** Of an article or case: text with `# heading`, `- item`, `**strong**`, `[words](https://…)`, `![what it shows](mfl_1)`. */
  text: freeText(100_000).nullable(),
  /** Of a link: the page outside. Seconds spent there cannot be seen. */
  url: address.nullable(),
  /** Of a file or video: from `POST /material-files`. */
  file: fileRef.nullable(),
  /** A picture, from `POST /material-files`. */
  cover: fileRef.nullable(),
  /** Foreground seconds from which a visit counts as reading. */
  threshold: z.number().int().min(1).max(MOST_THRESHOLD_S),
  /** Put on whoever has read for so long. */
  tags: tagRefs,
};

const fileItem = z.object({
  id: z.string(),
  name: z.string(),
  mediaType: z.string(),
  bytes: z.number().int(),
});

export const materialItem = z.object({
  id: z.string(),
  kind: z.enum(materialKinds),
  name: z.string(),
  summary: z.string(),
  text: z.string().nullable(),
  url: z.string().nullable(),
  file: fileItem.nullable(),
  cover: fileItem.nullable(),
  threshold: z.number().int().describe('Seconds'),
  tags: z.array(z.object({ id: z.string(), name: z.string(), group, path: z.string() })),
  status: z.enum(['active', 'archived']),
  visits: z.number().int().describe('Of the last 90 days'),
  readers: z.number().int().describe('Different browsers behind these visits'),
  reached: z.number().int().describe('Visits that reached the threshold'),
  shares: z.number().int().describe('Visits whose address was passed on and opened by somebody else'),
  createdAt: z.string(),
  updatedAt: z.string(),
});
export type MaterialItem = z.output<typeof materialItem>;

const inputErrors = ['material.nameTaken', 'material.incomplete', 'material.fileUnknown', 'tags.unknown'];

export const listMaterials = endpoint({
  method: 'GET',
  path: '/materials',
  right: 'library:read',
  summary: 'Materials, newest first, with how they were read in the last 90 days',
  query: pageQuery.extend({
    q: text(100).optional(),
    kind: z.enum(materialKinds).optional(),
    status: z.enum(['active', 'archived']).default('active'),
  }),
  output: listOf(materialItem),
});

export const createMaterial = endpoint({
  method: 'POST',
  path: '/materials',
  right: 'library:write',
  summary:
    'Makes a material: an article or case with its own text, a link outside, a file, or a video. Its tags go onto whoever reads it for `threshold` seconds',
  status: 201,
  body: z.strictObject({
    kind: z.enum(materialKinds),
    name: fields.name,
    summary: fields.summary.default(''),
    text: fields.text.default(null),
    url: fields.url.default(null),
    file: fields.file.default(null),
    cover: fields.cover.default(null),
    threshold: fields.threshold.default(USUAL_THRESHOLD_S),
    tags: fields.tags.default([]),
  }),
  output: materialItem,
  errors: inputErrors,
});
export type NewMaterial = z.output<NonNullable<typeof createMaterial.body>>;

export const getMaterial = endpoint({
  method: 'GET',
  path: '/materials/{id}',
  right: 'library:read',
  summary: 'One material',
  params: idParam,
  output: materialItem,
  errors: ['material.notFound'],
});

export const changeMaterial = endpoint({
  method: 'PATCH',
  path: '/materials/{id}',
  right: 'library:write',
  summary:
    'Changes a material; its links stay the same. `"archived": false` brings an archived one back. What was read before keeps the tags of then',
  params: idParam,
  body: z.strictObject({ ...fields, archived: z.boolean() }).partial(),
  output: materialItem,
  errors: ['material.notFound', 'material.archived', 'material.inUse', ...inputErrors],
});

export const deleteMaterial = endpoint({
  method: 'DELETE',
  path: '/materials/{id}',
  right: 'library:write',
  summary:
    'Takes a material out of use. One that was read, or that links lead to, is archived with its numbers: its links say that it is gone. One that a rule or audience names is refused, with `references`',
  params: idParam,
  output: z.object({ id: z.string(), archived: z.boolean() }),
  errors: ['material.notFound', 'material.inUse'],
});

export const uploadFile = endpoint({
  method: 'POST',
  path: '/material-files',
  right: 'library:write',
  summary:
    'Takes a file as multipart field `file`: PDF, PNG, JPEG, GIF, WebP, MP4 or an Office document. What it is, its first bytes tell',
  status: 201,
  raw: true,
  output: fileItem,
  errors: [
    'material.fileMissing',
    'material.fileKind',
    'material.fileTooLarge',
    'material.spaceUsed',
    'storage.full',
  ],
});

export const readFile = endpoint({
  method: 'GET',
  path: '/material-files/{id}',
  right: 'library:read',
  summary: 'A file of materials as it was uploaded',
  params: idParam,
  raw: true,
  output: z.string(),
  errors: ['material.fileNotFound'],
});

const linkItem = z.object({
  id: z.string(),
  url: z.string().describe('What to send; it names nobody'),
  staff: staffRef.nullable(),
  /** Set on links for one customer. */
  customer: z.object({ id: z.string(), name: z.string() }).nullable(),
  visits: z.number().int(),
  createdAt: z.string(),
});

export const listLinks = endpoint({
  method: 'GET',
  path: '/materials/{id}/links',
  right: 'library:read',
  summary: 'The links of a material; staff who see only their own customers see their own links',
  params: idParam,
  query: wholeQuery,
  output: listOf(linkItem),
  errors: ['material.notFound'],
});

export const makeLink = endpoint({
  method: 'POST',
  path: '/materials/{id}/links',
  right: 'customers:read',
  summary:
    'The personal link of a member of staff to a material, for everybody or for one customer; the same each time. Without `staff` it is the caller’s own',
  params: idParam,
  body: z.strictObject({ staff: z.string().max(140).optional(), customer: z.string().max(300).optional() }),
  output: linkItem,
  errors: [
    'material.notFound',
    'material.archived',
    'material.linkStaff',
    'customer.notFound',
    'staff.notFound',
  ],
});

export const linkPicture = endpoint({
  method: 'GET',
  path: '/material-links/{id}/qr',
  right: 'library:read',
  summary: 'The QR code of a link as SVG',
  params: idParam,
  raw: true,
  output: z.string(),
  errors: ['material.linkNotFound'],
});

const person = z.object({ id: z.string(), name: z.string() });

export const listVisits = endpoint({
  method: 'GET',
  path: '/materials/{id}/visits',
  right: 'customers:read',
  summary: 'Who read a material, newest first; of customers outside one’s reach only that somebody read',
  params: idParam,
  query: pageQuery,
  output: listOf(
    z.object({
      id: z.string(),
      /** Null: not known yet, or not to be seen by the caller. */
      customer: person.nullable(),
      staff: staffRef.nullable(),
      began: z.string(),
      seconds: z.number(),
      depth: z.number().int().describe('Percent'),
      reached: z.boolean(),
      /** It was opened by an address that somebody passed on. */
      sharedBy: person.nullable(),
      passedOn: z.boolean(),
      /** Others came by the address of this visit. */
      shared: z.boolean(),
    }),
  ),
  errors: ['material.notFound'],
});

const step = z.object({ at: z.number().int(), visits: z.number().int() });

export const readingCurve = endpoint({
  method: 'GET',
  path: '/materials/{id}/curve',
  right: 'library:read',
  summary: 'How many visits of the last 90 days reached each ten seconds and each tenth of a material',
  params: idParam,
  output: z.object({
    visits: z.number().int(),
    /** `at`: seconds. */
    seconds: z.array(step),
    /** `at`: percent. */
    depth: z.array(step),
  }),
  errors: ['material.notFound'],
});

export const readingNow = endpoint({
  method: 'GET',
  path: '/materials/reading',
  right: 'customers:read',
  summary:
    'Who reads at this moment, among the customers one sees and by one’s own links; with Accept: text/event-stream whenever it changes',
  output: z.object({
    items: z.array(
      z.object({
        visit: z.string(),
        material: z.object({ id: z.string(), name: z.string() }),
        customer: person.nullable(),
        staff: staffRef.nullable(),
        seconds: z.number(),
        passedOn: z.boolean(),
      }),
    ),
  }),
});
export type ReadingNow = z.output<typeof readingNow.output>;
