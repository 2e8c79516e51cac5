/** Channels (渠道活码): codes and links that bring their tags. */
import { z } from 'zod';
import {
  endpoint,
  findForbiddenIdentifier,
  freeText,
  idParam,
  instant,
  listOf,
  name,
  pageQuery,
  plainName,
} from '#kernel';
import { unknownVariable } from './variables.ts';

const bytes = (text: string): number => new TextEncoder().encode(text).length;

/** Free text of at most so many bytes of UTF-8 (wecom-api.md section 5.1). */
const textOfBytes = (most: number, least = 0) =>
  freeText(most).refine((text) => bytes(text) <= most && text.length >= least, {
    params: { code: 'tooLong', facts: { max: most } },
  });

/** The same with variables. Error code: `channel.unknownVariable`. */
const template = (most: number) =>
  textOfBytes(most).superRefine((text, at) => {
    const unknown = unknownVariable(text);
    if (unknown !== null)
      at.addIssue({ code: 'custom', params: { code: 'channel.unknownVariable', facts: { name: unknown } } });
  });

const webAddress = z
  .url({ protocol: /^https?$/ })
  .refine((url) => bytes(url) <= 2048 && findForbiddenIdentifier(url) === null, {
    params: { code: 'tooLong', facts: { max: 2048 } },
  });
const mediaId = z.string().regex(/^[\w-]{1,200}$/);

/** What a welcome may carry beside its text. Files and pictures by `mediaId` live three days in WeCom. */
const attachment = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('link'),
    title: textOfBytes(128, 1),
    url: webAddress,
    description: textOfBytes(512).optional(),
    pictureUrl: webAddress.optional(),
  }),
  /** `pictureUrl` as `POST /channels/images` answers it. */
  z
    .strictObject({
      type: z.literal('image'),
      pictureUrl: webAddress.optional(),
      mediaId: mediaId.optional(),
    })
    .refine((image) => (image.pictureUrl === undefined) !== (image.mediaId === undefined), {
      path: ['pictureUrl'],
      params: { code: 'required' },
    }),
  z.strictObject({
    type: z.literal('miniprogram'),
    title: textOfBytes(64, 1),
    pictureMediaId: mediaId,
    appId: z.string().regex(/^\w{1,64}$/),
    page: z.string().min(1).max(1024),
  }),
  z.strictObject({ type: z.enum(['video', 'file']), mediaId }),
]);
export type WelcomeAttachment = z.output<typeof attachment>;

const message = {
  /** With `{{customer.name}}`, `{{staff.name}}`, `{{channel.name}}`; `{{customer.name|朋友}}` when it is not known. */
  text: template(4000).default(''),
  attachments: z.array(attachment).max(9).default([]),
};
const notEmpty = (said: { text: string; attachments: readonly unknown[] }): boolean =>
  said.text !== '' || said.attachments.length > 0;
const emptyWelcome = { path: ['text'], params: { code: 'required' } };

const clock = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/);
const window = {
  /** 1 Monday … 7 Sunday. */
  days: z.array(z.number().int().min(1).max(7)).min(1).max(7),
  from: clock,
  /** Exclusive; earlier than `from`: on the next day. */
  to: clock,
};

const welcome = z
  .strictObject({
    ...message,
    /** Other words at some hours; the first window that is open counts. */
    variants: z
      .array(z.strictObject({ ...window, ...message }).refine(notEmpty, emptyWelcome))
      .max(20)
      .default([]),
  })
  .refine(notEmpty, emptyWelcome);
export type Welcome = z.output<typeof welcome>;

/** `stf_1`, or `wecom:USERID`. */
const people = z.array(z.string().min(1).max(200)).max(100);
/** `dep_1`, or `wecom:NUMBER`. */
const departments = z.array(z.string().min(1).max(200)).max(100);
const shift = z.strictObject({ ...window, staff: people.default([]), departments: departments.default([]) });

const tagRefs = z.array(z.string().min(1).max(300)).max(50);

/** Everything but the name; what is absent in a change stays. */
const settings = {
  staff: people,
  departments,
  /** Other people at some hours. */
  shifts: z.array(shift).max(20),
  /** Customers a day for each; who has them steps back until tomorrow. */
  dailyLimit: z.number().int().min(1).max(10_000).nullable(),
  /** Who stands in when everybody has reached the limit. */
  backups: people,
  tags: tagRefs,
  remark: template(200),
  welcome: welcome.nullable(),
  skipVerify: z.boolean(),
};
const newSettings = {
  staff: settings.staff.default([]),
  departments: settings.departments.default([]),
  shifts: settings.shifts.default([]),
  dailyLimit: settings.dailyLimit.default(null),
  backups: settings.backups.default([]),
  tags: settings.tags.default([]),
  remark: settings.remark.default(''),
  welcome: settings.welcome.default(null),
  skipVerify: settings.skipVerify.default(true),
};
/** A link of the acquisition assistant (获客助手) costs quota; a contact way is free. */
const kind = z.enum(['contactWay', 'link']);

const named = z.object({ id: z.string(), name: z.string() });
const crewShown = { staff: z.array(named), departments: z.array(named) };
const windowShown = { days: z.array(z.number().int()), from: z.string(), to: z.string() };
const messageShown = { text: z.string(), attachments: z.array(attachment) };

export const channel = z.object({
  id: z.string(),
  kind,
  name: z.string(),
  /** What comes back in events. */
  state: z.string(),
  configId: z.string().nullable(),
  /** As WeCom gave it; `GET /channels/{id}/qr` draws it. */
  qrCodeUrl: z.string().nullable(),
  linkId: z.string().nullable(),
  /** What to send to people: the link with the channel's key. */
  url: z.string().nullable(),
  ...crewShown,
  shifts: z.array(z.object({ ...windowShown, ...crewShown })),
  dailyLimit: z.number().int().nullable(),
  backups: z.array(named),
  tags: z.array(z.object({ id: z.string(), name: z.string(), group: named, path: z.string() })),
  remark: z.string(),
  welcome: z
    .object({ ...messageShown, variants: z.array(z.object({ ...windowShown, ...messageShown })) })
    .nullable(),
  skipVerify: z.boolean(),
  batch: z.string().nullable(),
  status: z.enum(['active', 'archived']),
  /** Why WeCom does not take the staff that should stand behind it now. */
  problem: z.string().nullable(),
  /** Of the last 30 days. */
  added: z.number().int(),
  lost: z.number().int(),
  welcomes: z.object({ sent: z.number().int(), failed: z.number().int() }),
  createdAt: z.string(),
  updatedAt: z.string(),
});
export type ChannelItem = z.output<typeof channel>;

const wecomErrors = ['wecom.notConnected', 'channel.refusedThere', 'channel.wecomAway'];
const inputErrors = ['channel.nameTaken', 'channel.nobody', 'channel.notUsable', 'tags.unknown'];

export const listChannels = endpoint({
  method: 'GET',
  path: '/channels',
  right: 'library:read',
  summary: 'Channel codes and links, newest first, with who came by them in the last 30 days',
  query: pageQuery.extend({
    q: z.string().max(100).optional(),
    batch: z.string().max(100).optional(),
    status: z.enum(['active', 'archived']).default('active'),
  }),
  output: listOf(channel),
});

export const createChannel = endpoint({
  method: 'POST',
  path: '/channels',
  right: 'library:write',
  summary: 'Makes a channel code or link in WeCom; whoever comes by it gets its tags, remark and welcome',
  status: 201,
  body: z.strictObject({ name: plainName(60), kind: kind.default('contactWay'), ...newSettings }),
  output: channel,
  errors: [...wecomErrors, ...inputErrors],
});
export type NewChannel = z.output<NonNullable<typeof createChannel.body>>;

export const createChannels = endpoint({
  method: 'POST',
  path: '/channels/batch',
  right: 'library:write',
  summary: 'Makes many channels alike, e.g. product × period: each gets the common tags and its own',
  status: 201,
  body: z.strictObject({
    batch: plainName(60),
    kind: kind.default('contactWay'),
    common: z.strictObject(newSettings),
    items: z
      .array(z.strictObject({ name: plainName(60), tags: tagRefs.default([]) }))
      .min(1)
      .max(100),
  }),
  output: z.object({
    batch: z.string(),
    items: z.array(channel),
    /** Those that could not be made; the others are there. */
    refused: z.array(z.object({ index: z.number().int(), code: z.string(), message: z.string() })),
  }),
  errors: [...wecomErrors, ...inputErrors],
});

export const getChannel = endpoint({
  method: 'GET',
  path: '/channels/{id}',
  right: 'library:read',
  summary: 'One channel',
  params: idParam,
  output: channel,
  errors: ['channel.notFound'],
});

export const changeChannel = endpoint({
  method: 'PATCH',
  path: '/channels/{id}',
  right: 'library:write',
  summary: 'Changes a channel; its picture and address stay the same',
  params: idParam,
  body: z.strictObject({ name: plainName(60), ...settings }).partial(),
  output: channel,
  errors: ['channel.notFound', 'channel.archived', ...wecomErrors, ...inputErrors],
});

export const deleteChannel = endpoint({
  method: 'DELETE',
  path: '/channels/{id}',
  right: 'library:write',
  summary:
    'Ends a channel: its code leads nowhere any more. One that brought customers is archived with its numbers; one that a rule or audience names is refused, with `references`',
  params: idParam,
  output: z.object({ id: z.string(), archived: z.boolean(), customers: z.number().int() }),
  errors: ['channel.notFound', 'channel.inUse', ...wecomErrors],
});

/** Edge of the picture in pixels. WeCom’s own sizes are 258, 430, 860 and 1280. */
const size = z.coerce.number().int().min(100).max(2000).default(430);
const picture = {
  size,
  format: z.enum(['png', 'svg']).default('png'),
  /** Draws the company's mark into the middle (`PUT /channels/logo`); ours when there is none. */
  logo: z.stringbool().default(false),
};
export type PictureStyle = z.output<z.ZodObject<typeof picture>>;

export const channelPicture = endpoint({
  method: 'GET',
  path: '/channels/{id}/qr',
  right: 'library:read',
  summary: 'The QR code of a channel as a picture',
  params: idParam,
  query: z.strictObject(picture),
  output: z.string(),
  raw: true,
  errors: ['channel.notFound', 'channel.archived', 'channel.unreadablePicture', 'channel.wecomAway'],
});

export const channelPictures = endpoint({
  method: 'GET',
  path: '/channels/pictures',
  right: 'library:read',
  summary:
    'The QR codes of a batch, or of all channels, as a ZIP file of pictures named after their channels',
  query: z.strictObject({ ...picture, batch: z.string().max(100).optional() }),
  output: z.string(),
  raw: true,
});

export const setLogo = endpoint({
  method: 'PUT',
  path: '/channels/logo',
  right: 'library:write',
  summary:
    'The mark in the middle of the codes: a PNG of at most 512 × 512 pixels in Base64; null takes it away',
  body: z.strictObject({ png: z.base64().min(1).max(700_000).nullable() }),
  output: z.object({ logo: z.boolean() }),
  errors: ['channel.notPng'],
});

export const uploadImage = endpoint({
  method: 'POST',
  path: '/channels/images',
  right: 'library:write',
  summary:
    'Puts a picture for welcome messages into WeCom (PNG or JPEG, at most 2 MB) and answers with its lasting address',
  status: 201,
  body: z.strictObject({ name: name(100), base64: z.base64().min(8).max(2_800_000) }),
  output: z.object({ pictureUrl: z.string() }),
  errors: ['channel.notImage', ...wecomErrors],
});

export const channelCustomers = endpoint({
  method: 'GET',
  path: '/channels/{id}/customers',
  right: 'library:read',
  summary: 'How many came by a channel and left again, by day of the company’s time zone and by staff',
  params: idParam,
  query: z.strictObject({
    since: instant.optional(),
    until: instant.optional(),
    /** Without `since`: so many days up to today. */
    days: z.coerce.number().int().min(1).max(366).default(30),
  }),
  output: z.object({
    /** Every day of the span, also those without anybody. */
    items: z.array(z.object({ day: z.string(), added: z.number().int(), lost: z.number().int() })),
    added: z.number().int(),
    lost: z.number().int(),
    staff: z.array(z.object({ staff: named, added: z.number().int(), lost: z.number().int() })),
  }),
  errors: ['channel.notFound'],
});

const counted = {
  customers: z.number().int(),
  /** Who they are, for `POST /audiences/query`. */
  condition: z.unknown(),
};

export const channelOutcomes = endpoint({
  method: 'GET',
  path: '/channels/{id}/outcomes',
  right: 'customers:read',
  summary:
    'What the customers of a channel whom the caller sees did in the last days, which tags rules put on them, and what they paid; colleagues and tests left out',
  params: idParam,
  query: z.strictObject({ days: z.coerce.number().int().min(1).max(366).default(30) }),
  output: z.object({
    since: z.string(),
    ...counted,
    events: z
      .array(
        z.object({
          type: z.string(),
          ...counted,
          count: z.number().int(),
          days: z
            .array(z.object({ day: z.string(), count: z.number().int() }))
            .describe('Of the company’s time zone; those without any are left out'),
        }),
      )
      .describe('By type, those of most customers first. Orders stand apart'),
    tags: z
      .array(
        z.object({
          tag: named.extend({ group: named, path: z.string() }),
          ...counted,
        }),
      )
      .describe('Put on by rules and models in these days, and still there'),
    orders: z
      .array(
        z.object({ currency: z.string(), ...counted, count: z.number().int(), amount: z.number().int() }),
      )
      .describe('Those that count, by currency; amounts in minor units, less refunds'),
  }),
  errors: ['channel.notFound'],
});
