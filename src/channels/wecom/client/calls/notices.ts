/** What a message to staff says, from the app or from a robot; lengths in bytes of UTF-8. */
import { createHash } from 'node:crypto';

export interface Article {
  /** 128 */
  readonly title: string;
  /** 512 */
  readonly description?: string;
  /** 2048 */
  readonly url: string;
  readonly pictureUrl?: string;
}

type SharedNotice =
  | { readonly type: 'markdown'; readonly markdown: string }
  /** At most eight. */
  | { readonly type: 'news'; readonly articles: readonly Article[] }
  | { readonly type: 'file' | 'voice'; readonly mediaId: string }
  /** A template card as WeCom documents it, with its field names. Buttons of the app's cards come back as events. */
  | { readonly type: 'card'; readonly card: Readonly<Record<string, unknown>> };

export type AppNotice =
  | SharedNotice
  /** 2048, cut by WeCom. May hold links. */
  | { readonly type: 'text'; readonly text: string }
  | {
      readonly type: 'textCard';
      /** 128 */
      readonly title: string;
      /** 512 */
      readonly description: string;
      /** 2048 */
      readonly url: string;
      /** Four characters. */
      readonly button?: string;
    }
  | { readonly type: 'image'; readonly mediaId: string };

export type RobotNotice =
  | SharedNotice
  | {
      /** 2048 */
      readonly type: 'text';
      readonly text: string;
      /** User ids, or `@all`. */
      readonly mention?: readonly string[];
      readonly mentionMobiles?: readonly string[];
    }
  /** 4096, without colours and mentions. */
  | { readonly type: 'markdownV2'; readonly markdown: string }
  /** 2 MB, jpg or png. */
  | { readonly type: 'image'; readonly bytes: Uint8Array };

const MESSAGE_TYPES = {
  text: 'text',
  textCard: 'textcard',
  markdown: 'markdown',
  markdownV2: 'markdown_v2',
  news: 'news',
  image: 'image',
  file: 'file',
  voice: 'voice',
  card: 'template_card',
} as const satisfies Record<AppNotice['type'] | RobotNotice['type'], string>;

/** As WeCom wants it: the type, and beside it an object of that name. */
export function noticeBody(notice: AppNotice | RobotNotice): object {
  const type = MESSAGE_TYPES[notice.type];
  return { msgtype: type, [type]: contentOf(notice) };
}

function contentOf(notice: AppNotice | RobotNotice): object {
  switch (notice.type) {
    case 'text':
      return {
        content: notice.text,
        ...('mention' in notice || 'mentionMobiles' in notice ? mentions(notice) : {}),
      };
    case 'markdown':
    case 'markdownV2':
      return { content: notice.markdown };
    case 'textCard':
      return { title: notice.title, description: notice.description, url: notice.url, btntxt: notice.button };
    case 'news':
      return {
        articles: notice.articles.map(({ title, description, url, pictureUrl }) => ({
          title,
          description,
          url,
          picurl: pictureUrl,
        })),
      };
    case 'image':
      return 'mediaId' in notice ? { media_id: notice.mediaId } : picture(notice.bytes);
    case 'file':
    case 'voice':
      return { media_id: notice.mediaId };
    case 'card':
      return notice.card;
  }
}

const mentions = (notice: Extract<RobotNotice, { type: 'text' }>) => ({
  mentioned_list: notice.mention,
  mentioned_mobile_list: notice.mentionMobiles,
});

const picture = (bytes: Uint8Array) => ({
  base64: Buffer.from(bytes).toString('base64'),
  md5: createHash('md5').update(bytes).digest('hex'),
});
