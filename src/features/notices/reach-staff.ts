/** Messages to staff by the way that was chosen: the WeCom app, e-mail, or SMS. */
import { addressesOfStaff } from '#features/staff';
import type { Db } from '#platform/db';
import type { SendOutcome } from '#platform/outgoing';
import type { Way } from './contract.ts';
import type { Delivered, NoticePorts } from './ports.ts';

export interface StaffMessage {
  /** The same however often it is sent; other systems know a repeated one by it. */
  readonly id: string;
  readonly subject: string;
  readonly text: string;
}

export async function reachStaff(
  { delivery, mailer, sms }: NoticePorts,
  db: Db,
  workspace: number,
  via: Way,
  staff: readonly number[],
  { id, subject, text }: StaffMessage,
): Promise<Delivered> {
  if (via === 'app') return delivery.toStaff(workspace, staff, text);
  if (via === 'email' ? !mailer : !sms) return { kind: 'notConnected' };
  const addresses = await addressesOfStaff(db, workspace, staff, via === 'email' ? 'email' : 'phone');
  if (addresses.size === 0) return { kind: 'nobody' };
  const to = [...new Set(addresses.values())];
  const outcome =
    via === 'email' ? await mailer?.send({ id, to, subject, text }) : await sms?.send({ id, to, text });
  return outcome ? deliveredBy(outcome, staff, addresses) : { kind: 'notConnected' };
}

function deliveredBy(
  outcome: SendOutcome,
  staff: readonly number[],
  addresses: ReadonlyMap<number, string>,
): Delivered {
  switch (outcome.kind) {
    case 'sent': {
      const refused = new Set(outcome.refused);
      const reached = (id: number) => {
        const address = addresses.get(id);
        return address !== undefined && !refused.has(address);
      };
      return staff.some(reached)
        ? { kind: 'sent', missed: staff.filter((id) => !reached(id)) }
        : { kind: 'nobody' };
    }
    case 'refused':
      return { ...outcome, stops: false };
    default:
      return outcome;
  }
}
