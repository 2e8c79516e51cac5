/** Customers handed from one member to another: asked through the API, settled by the customer or after a day. */
import { type CompanyEvent, contactEvent } from '../events.ts';
import { meet, memberLeaves } from './befriending.ts';
import type { Transfer } from './company.ts';
import type { World } from './world.ts';

const DAY_MS = 86_400_000;
/** D: handings-over of one customer in 90 days. */
const MAX_IN_90_DAYS = 2;

export type Settlement = 'accepted' | 'refused' | 'full';

/** Why a customer cannot be handed over; 0 when he can. */
export function transferCode(
  world: World,
  handover: string,
  takeover: string,
  externalUserId: string,
): number {
  const { company, clock } = world;
  const relation = company.relations.find(handover, externalUserId);
  if (!company.customers.has(externalUserId)) return 40096;
  if (relation?.status !== 'active') return 40131;
  const own = company.transfers.filter((transfer) => transfer.externalUserId === externalUserId);
  if (own.some((transfer) => transfer.status === 2)) return 40129;
  const recent = own.filter(({ at, status }) => status === 1 && at > clock.seconds() - 90 * 86_400);
  return recent.length >= MAX_IN_90_DAYS || handover === takeover ? 40128 : 0;
}

export function startTransfer(
  world: World,
  asked: Pick<Transfer, 'handover' | 'takeover' | 'externalUserId' | 'resigned'>,
): Transfer {
  const transfer: Transfer = { ...asked, at: world.clock.seconds(), status: 2, takeoverAt: 0 };
  world.company.transfers.push(transfer);
  scheduleTransfer(world, transfer);
  return transfer;
}

/** D: it takes effect after 24 hours when the customer says nothing. */
export function scheduleTransfer(world: World, transfer: Transfer): void {
  world.clock.schedule(transfer.at * 1000 + DAY_MS, () => {
    for (const event of settleTransfer(world, transfer, 'accepted')) world.emit(event);
  });
}

/** Ends a waiting transfer. A refusal names the taker only (F); a taker who is a friend already hears nothing (D). */
export function settleTransfer(world: World, transfer: Transfer, how: Settlement): CompanyEvent[] {
  if (transfer.status !== 2) return [];
  const { company, clock } = world;
  const { handover, takeover, externalUserId } = transfer;
  if (how !== 'accepted') {
    transfer.status = how === 'full' ? 4 : 3;
    const reason = how === 'full' ? 'customer_limit_exceed' : 'customer_refused';
    return [contactEvent('transfer_fail', { userId: takeover, externalUserId }, { FailReason: reason })];
  }
  Object.assign(transfer, { status: 1, takeoverAt: clock.seconds() });
  const given = company.relations.find(handover, externalUserId);
  const { tags = new Set<string>(), remark = '' } = given ?? {};
  const lost = memberLeaves(world, given, 'transferred');
  const won = meet(world, {
    userId: takeover,
    externalUserId,
    addWay: 202,
    state: '',
    operUserId: handover,
    as: 'active',
  });
  if (company.switches.transferKeepsTags && won.length > 0)
    Object.assign(company.relations.row(takeover, externalUserId), { tags: new Set(tags), remark });
  return [...lost, ...won];
}
