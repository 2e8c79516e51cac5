/**
 * What nobody could tell us for certain about WeCom, and what a test wants smaller than life. One place for every
 * choice; the letters are the legend of the contract: D documented, F field-reported, A assumed.
 */
export interface Switches {
  /** F: writes through the API raise the events that the same act of a person raises. D says they do not. */
  echoApiWrites: boolean;
  /** F 2021 81011, F 2020 40068: what editing or deleting a tag of another app or of the console answers. */
  foreignTagCode: 81011 | 40068;
  /** A: whether `add_corp_tag` with the `group_id` of a group that another made is refused (40068). */
  foreignGroupRefused: boolean;
  /** F 45033, D 45035: the second edit in flight of one external contact. */
  sameContactCode: 45033 | 45035;
  /** A: `add_corp_tag` answers with the tags it created, or with the whole group. */
  addTagAnswer: 'new' | 'wholeGroup';
  /** A: a name that exists in the group refuses the whole request (40071), or only that name is left out. */
  duplicateTagName: 'refuse' | 'skip';
  /** D: a body that is not JSON is taken as far as it can be read, with `Warning: wrong json format.` */
  lenientJson: boolean;
  /** F: a member without customers answers 84061 to `list`, or an empty list. */
  emptyList: 84061 | 'empty';
  /** A: `list` and `batch/get_by_user` still name customers who deleted the member. */
  oneWayListed: boolean;
  /** F: `tags`, `remark_mobiles` and the like may be empty or absent; `mixed` does both. */
  emptyFields: 'empty' | 'absent' | 'mixed';
  /** F: how long after a member deleted a customer `get` still shows the member. Seconds. */
  deleteLagSeconds: number;
  /** F: how long after a change `groupchat/get` answers with the state before. Seconds. */
  groupLagSeconds: number;
  /** D: how long after creation the results of a group message answer 41063. Seconds. */
  dispatchSeconds: number;
  /** D 2025: a change of nothing but the remark's mobiles raises no event; older pages say it does. */
  mobileEditEvent: boolean;
  /** F 2020: a member who adds again a customer who had kept him raises no event. */
  reAddEvent: boolean;
  /** A: tags and remark go with a customer who is handed over. */
  transferKeepsTags: boolean;
  /** D 10,000 since 2023-12, before 3,000: corp tags per corp. */
  maxCorpTags: number;
  /** D: corp tags on one relation. */
  maxTagsOnRelation: number;
  /** D: contact ways and join ways of one corp. */
  maxContactWays: number;
  /** D: group messages that one customer may get in a month; `null` is as many as the month has days. */
  maxGroupMessagesPerMonth: number | null;
  /** D: calls per corp and API. */
  callsPerMinute: number;
  callsPerHour: number;
  /** D: calls per address and API. */
  callsPerMinuteOfAddress: number;
  callsPerHourOfAddress: number;
  /** F: calls in flight per corp for `mark_tag`, and for `remark`. */
  editsInFlight: number;
  /** A: wrong secrets from one address before it is shut out for an hour. */
  wrongSecrets: number;
  /** How long a call takes, in real milliseconds; calls overlap only when this is not 0. */
  latencyMs: number;
}

export const defaultSwitches: Readonly<Switches> = {
  echoApiWrites: false,
  foreignTagCode: 81011,
  foreignGroupRefused: true,
  sameContactCode: 45033,
  addTagAnswer: 'new',
  duplicateTagName: 'refuse',
  lenientJson: false,
  emptyList: 84061,
  oneWayListed: true,
  emptyFields: 'mixed',
  deleteLagSeconds: 0,
  groupLagSeconds: 0,
  dispatchSeconds: 2,
  mobileEditEvent: false,
  reAddEvent: false,
  transferKeepsTags: false,
  maxCorpTags: 10_000,
  maxTagsOnRelation: 3000,
  maxContactWays: 500_000,
  maxGroupMessagesPerMonth: null,
  callsPerMinute: 10_000,
  callsPerHour: 150_000,
  callsPerMinuteOfAddress: 20_000,
  callsPerHourOfAddress: 600_000,
  editsInFlight: 5,
  wrongSecrets: 10,
  latencyMs: 0,
};
