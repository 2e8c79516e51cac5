/**
 * How an API call is refused: HTTP 200 with an `errcode`. Thrown by checks and rules, turned into the envelope by the
 * pipeline. `text` is the short English sentence that WeCom writes; nobody may parse it.
 */
export class ApiFailure extends Error {
  override readonly name = 'ApiFailure';
  constructor(
    readonly errcode: number,
    readonly text: string,
  ) {
    super(`${errcode} ${text}`);
  }
}

/** Sentences of the codes that are used; wording of the official list (90313), shortened. */
const TEXTS: Readonly<Record<number, string>> = {
  [-1]: 'system error',
  40001: 'invalid credential',
  40003: 'invalid userid',
  40004: 'invalid media type',
  40005: 'invalid file type',
  40007: 'invalid media_id',
  40013: 'invalid corpid',
  40014: 'invalid access_token',
  40029: 'invalid code',
  40032: 'invalid userlist count',
  40058: 'invalid Request Parameter',
  40068: 'invalid tagid/groupid',
  40071: 'tag name already exist',
  40072: 'invalid tag name length',
  40096: 'invalid external userid',
  40097: 'handover user not resigned',
  40098: 'takeover user not real-name',
  40100: 'customer already in transfer',
  40126: 'exceed max corp tag count',
  40128: 'customer transferred more than twice in 90 days',
  40129: 'customer is being transferred',
  40131: 'handover user is not a follow user',
  41001: 'access_token missing',
  41004: 'corpsecret missing',
  41035: 'external userid missing',
  41037: 'contact way type missing',
  41038: 'contact way scene missing',
  41039: 'invalid contact way type',
  41040: 'invalid contact way scene',
  41041: 'contact way users more than 100',
  41042: 'invalid contact way style',
  41043: 'contact way config_id missing',
  41044: 'invalid contact way config_id',
  41045: 'api contact way count exceed limit',
  41046: 'group message id missing',
  41047: 'invalid group message id',
  41048: 'no customer to send',
  41049: 'welcome code missing',
  41050: 'invalid welcome code',
  41051: 'customer has been chatted',
  41054: 'user not active or not real-name',
  41059: 'moment id missing',
  41060: 'invalid moment id',
  41061: 'user is not a sender of the moment',
  41062: 'moment not published by user',
  41063: 'group message is dispatching',
  41064: 'too many attachments',
  41065: 'invalid attachment type',
  41078: 'too many async jobs',
  41089: 'empty moment',
  41091: 'join way chat count exceed limit',
  41093: 'group message cancelled',
  41094: 'remind too often',
  41095: 'acquisition link count exceed limit',
  41096: 'welcome message is being sent by another app',
  42001: 'access_token expired',
  44001: 'empty media data',
  45001: 'media size out of limit',
  45009: 'api freq out of limit',
  45033: 'api concurrent out of limit',
  45035: 'concurrent operation conflict',
  48002: 'api forbidden',
  50001: 'redirect_uri domain mismatch',
  50003: 'app disabled',
  60011: 'no privilege to access/modify contact/party/agent',
  60111: 'userid not found',
  60123: 'invalid party id',
  81011: 'no priviledge to access/modify tag',
  81013: 'user & party & tag all invalid',
  81017: 'too many group owners',
  82001: 'all touser & toparty & totag empty',
  82002: 'invalid party list size',
  82003: 'invalid tag list size',
  84061: 'not external contact',
  84074: 'no permission for external contact',
  86214: 'invalid chat_type',
  90501: 'not external group chat',
  93000: 'invalid webhook url',
  93004: 'webhook disabled',
  301002: 'not allow operate another agent with this accesstoken',
  830002: 'invalid media range',
};

/** Whether the simulator has words for a code; others are refused by the control API, because a test mistyped them. */
export const isKnownCode = (errcode: number): boolean => errcode in TEXTS;

export const textOfCode = (errcode: number): string => TEXTS[errcode] ?? 'error';

/** Refuses the call. Never returns. */
export function refuse(errcode: number, text: string = textOfCode(errcode)): never {
  throw new ApiFailure(errcode, text);
}

/** Refuses the call unless `holds`. */
export function need(holds: unknown, errcode: number, text?: string): asserts holds {
  if (!holds) refuse(errcode, text);
}
