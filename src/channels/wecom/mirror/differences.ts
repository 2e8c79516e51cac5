/** What a comparison found, as it stands in the report. */
import { toId } from '#kernel';
import type { Doubled } from './people.ts';
import type { Difference } from './reading.ts';
import type { RelationRow } from './relation-sql.ts';
import type { SharedLibrary } from './shared-library.ts';

/** WeCom has a pair that we did not know. */
export const relationNew = (row: RelationRow): Difference => ({
  ...OF_NOTHING,
  kind: 'relationNew',
  userid: row.userid,
  externalUserid: row.external_userid,
  customer: row.customer,
  there: row.status,
  done: 'taken',
});

/** We know a pair that WeCom does not list. */
export const relationGone = (
  row: Pick<RelationRow, 'userid' | 'external_userid' | 'customer'>,
): Difference => ({
  ...OF_NOTHING,
  kind: 'relationGone',
  userid: row.userid,
  externalUserid: row.external_userid,
  customer: row.customer,
  agreed: 'active',
  here: 'active',
});

/** Two customers here are one person there. */
export const samePerson = ({ externalUserid, customer, other }: Doubled): Difference => ({
  ...OF_NOTHING,
  kind: 'samePerson',
  externalUserid,
  customer,
  here: toId('customer', other),
});

const OF_NOTHING = {
  userid: null,
  externalUserid: null,
  customer: null,
  wecomId: null,
  name: null,
  agreed: null,
  here: null,
  there: null,
  done: null,
} as const;

const SIDES = {
  tagAddedThere: [null, null, '✓'],
  tagRemovedThere: ['✓', '✓', null],
  tagMissingThere: [null, '✓', null],
  tagTooMuchThere: ['✓', null, '✓'],
} as const;

export function tagDifference(
  row: RelationRow,
  shared: SharedLibrary,
  id: string,
  kind: keyof typeof SIDES,
  done: Difference['done'],
): Difference {
  const [agreed, here, there] = SIDES[kind];
  const known = shared.known.get(id);
  return {
    kind,
    userid: row.userid,
    externalUserid: row.external_userid,
    customer: row.customer,
    wecomId: id,
    name: known ? (shared.library.tags.get(known.tag)?.path ?? id) : id,
    agreed,
    here,
    there,
    done,
  };
}
