/** What a message to customers may carry. At most nine; lengths in bytes of UTF-8. */
export type Attachment =
  | { readonly type: 'image'; readonly mediaId: string }
  /** Address from `media.uploadImage`. */
  | { readonly type: 'image'; readonly pictureUrl: string }
  | {
      readonly type: 'link';
      /** 128 */
      readonly title: string;
      /** 2048 */
      readonly url: string;
      /** 512 */
      readonly description?: string;
      /** 2048 */
      readonly pictureUrl?: string;
    }
  | {
      readonly type: 'miniprogram';
      /** 64 */
      readonly title: string;
      readonly pictureMediaId: string;
      readonly appId: string;
      readonly page: string;
    }
  | { readonly type: 'video' | 'file'; readonly mediaId: string };

/** As WeCom wants it: the type, and beside it an object of that name. */
export function attachmentBody(attachment: Attachment): object {
  return { msgtype: attachment.type, [attachment.type]: contentOf(attachment) };
}

function contentOf(attachment: Attachment): object {
  switch (attachment.type) {
    case 'image':
      return 'mediaId' in attachment ? { media_id: attachment.mediaId } : { pic_url: attachment.pictureUrl };
    case 'link':
      return {
        title: attachment.title,
        url: attachment.url,
        desc: attachment.description,
        picurl: attachment.pictureUrl,
      };
    case 'miniprogram':
      return {
        title: attachment.title,
        pic_media_id: attachment.pictureMediaId,
        appid: attachment.appId,
        page: attachment.page,
      };
    case 'video':
    case 'file':
      return { media_id: attachment.mediaId };
  }
}

/** Text and attachments of one message; not both may be empty. */
export interface CustomerMessage {
  /** At most 4000 bytes. */
  readonly text?: string;
  readonly attachments?: readonly Attachment[];
}

/** Empty ones are left out: an empty text is no text to WeCom but a fault. */
export const messageBody = ({ text, attachments = [] }: CustomerMessage): object => ({
  ...(text ? { text: { content: text } } : {}),
  ...(attachments.length > 0 ? { attachments: attachments.map(attachmentBody) } : {}),
});
