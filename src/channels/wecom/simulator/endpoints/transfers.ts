/** Customers handed over between members (contract section 3.7). */
import { need } from '../failure.ts';
import { type Call, type Endpoints, type Fields, post } from '../pipeline/endpoint.ts';
import { pageOf } from '../pipeline/pages.ts';
import { memberOf } from '../state/company.ts';
import { isReachable } from '../state/relations.ts';
import { startTransfer, transferCode } from '../state/transfers.ts';
import { seenMember } from './checks.ts';

/** D: customers of one call. */
const MAX_CUSTOMERS = 100;
const MAX_MESSAGE = 200;

/** Each customer has a code of his own; one who cannot be handed over does not stop the others. */
function transfer(call: Call, resigned: boolean): Fields {
  const { world, body } = call;
  const ids = body.texts('external_userid');
  need(ids.length > 0 && ids.length <= MAX_CUSTOMERS, 40058);
  need([...body.text('transfer_success_msg')].length <= MAX_MESSAGE, 40058);
  const takeover = seenMember(call, body.text('takeover_userid')).userId;
  const handover = handoverOf(call, resigned);
  return {
    customer: ids.map((externalUserId) => {
      const errcode = transferCode(world, handover, takeover, externalUserId);
      if (errcode === 0) startTransfer(world, { handover, takeover, externalUserId, resigned });
      return { external_userid: externalUserId, errcode };
    }),
  };
}

/** The member in office is seen by the app; one who left is known by his former customers only. */
function handoverOf(call: Call, resigned: boolean): string {
  const userId = call.body.text('handover_userid');
  const member = memberOf(call.world.company, userId);
  if (!resigned) return seenMember(call, userId).userId;
  need(member, 60111);
  need(member.status === 5, 40097);
  return member.userId;
}

function results({ world, body }: Call, resigned: boolean): Fields {
  const [from, to] = [body.text('handover_userid'), body.text('takeover_userid')];
  const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();
  const all = world.company.transfers.filter(
    (one) => one.resigned === resigned && same(one.handover, from) && same(one.takeover, to),
  );
  const page = pageOf(`transfers ${from} ${to}`, all, body.text('cursor'), 1000);
  return {
    customer: page.rows.map(({ externalUserId, status, takeoverAt }) => ({
      external_userid: externalUserId,
      status,
      takeover_time: takeoverAt,
    })),
    next_cursor: page.next,
  };
}

/** Customers of members who left, as long as nobody took them over. */
function unassigned({ world, body }: Call): Fields {
  const { members, relations } = world.company;
  const left = [...members.values()].filter(({ status }) => status === 5);
  const rows = left.flatMap(({ userId, leftAt }) =>
    relations
      .ofUser(userId)
      .filter(isReachable)
      .map(({ externalUserId }) => ({
        handover_userid: userId,
        external_userid: externalUserId,
        dimission_time: leftAt,
      })),
  );
  const size = Math.min(Math.max(body.number('page_size', 1000), 1), 1000);
  const page = pageOf('unassigned', rows, body.text('cursor'), size);
  return { info: page.rows, is_last: page.next === '', next_cursor: page.next };
}

export const transferEndpoints: Endpoints = {
  'externalcontact/transfer_customer': post((call) => transfer(call, false), { empty: { customer: [] } }),
  'externalcontact/transfer_result': post((call) => results(call, false), { empty: { customer: [] } }),
  'externalcontact/get_unassigned_list': post(unassigned, { empty: { info: [] } }),
  'externalcontact/resigned/transfer_customer': post((call) => transfer(call, true), {
    empty: { customer: [] },
  }),
  'externalcontact/resigned/transfer_result': post((call) => results(call, true), {
    empty: { customer: [] },
  }),
};
