/** What one sees of the simulated company, and does in it. */
import { type BodyOf, conflict, notFound, type QueryOf, requireRight } from '#kernel';
import type { Ctx } from '#platform/context';
import type { Control } from '../simulator/control.ts';
import type * as contract from './contract.ts';
import type { Simulated } from './contract.ts';
import type { Simulation } from './simulation.ts';

const MOST_RELATIONS = 60;

export async function startSimulation(ctx: Ctx, simulation: Simulation): Promise<Simulated> {
  requireRight(ctx.actor, 'settings:manage');
  await simulation.start(ctx);
  return showSimulation(ctx, simulation, {});
}

/** Error: `wecom.notSimulated`. */
export async function showSimulation(
  ctx: Ctx,
  simulation: Simulation,
  { member }: QueryOf<typeof contract.showSimulation>,
): Promise<Simulated> {
  requireRight(ctx.actor, 'settings:manage');
  const { control, corpId } = await simulation.of(ctx);
  const company = control.company(corpId);
  const { library, relations } = company;
  const nameOf = (id: string): string => {
    const tag = library.tag(id);
    const group = tag && library.group(tag.groupId);
    return `${group?.name ?? ''}/${tag?.name ?? ''}`;
  };
  const welcomes = welcomesIn(control, corpId);
  const of = (userId: string) =>
    relations.all.filter((one) => one.userId.toLowerCase() === userId.toLowerCase());
  const shown = [...(member === undefined ? relations.all : of(member))]
    .sort((a, b) => b.createdAt - a.createdAt)
    .slice(0, MOST_RELATIONS);
  return {
    corpId,
    members: [...company.members.values()].map(({ userId, name }) => ({
      userId,
      name,
      customers: of(userId).filter((one) => one.status === 'active').length,
    })),
    codes: [...company.contactWays.values()].map(({ configId, remark, state }) => ({
      configId,
      remark,
      state,
    })),
    library: library.groupsOf().map((group) => ({
      group: group.name,
      tags: library.tagsOf(group).map((tag) => tag.name),
    })),
    relations: shown.map((one) => ({
      userId: one.userId,
      externalUserId: one.externalUserId,
      name: company.customers.get(one.externalUserId)?.name ?? '',
      status: one.status,
      remark: one.remark,
      tags: [...one.tags].map(nameOf),
      welcomes: welcomes.get(one.externalUserId) ?? [],
      since: new Date(one.createdAt * 1000).toISOString(),
    })),
  };
}

/** Texts of welcome messages by customer. */
function welcomesIn(control: Control, corpId: string): Map<string, string[]> {
  const welcomes = new Map<string, string[]>();
  for (const { kind, to, body } of control.company(corpId).sent) {
    const { text } = body as { text?: { content?: string } };
    if (kind !== 'welcome' || text?.content === undefined) continue;
    for (const id of to) welcomes.set(id, [...(welcomes.get(id) ?? []), text.content]);
  }
  return welcomes;
}

/** Errors: `wecom.notSimulated`, `wecom.cannotHappen`. */
export async function actInSimulation(
  ctx: Ctx,
  simulation: Simulation,
  input: BodyOf<typeof contract.actInSimulation>,
): Promise<{ userId: string; externalUserId: string }> {
  requireRight(ctx.actor, 'settings:manage');
  const { control, corpId } = await simulation.of(ctx);
  try {
    return act(control, corpId, input);
  } catch (error) {
    const { name, message } = error as Error;
    if (name === 'ImpossibleAct') throw conflict('wecom.cannotHappen', { reason: message.slice(0, 200) });
    if (name === 'UnknownCompany') throw notFound('wecom.notSimulated');
    throw error;
  }
}

function act(control: Control, corpId: string, input: BodyOf<typeof contract.actInSimulation>) {
  switch (input.act) {
    case 'scan': {
      const { configId, externalUserId, name } = input;
      return control.act(corpId, 'customerScansCode', { configId, ...who(externalUserId, name) });
    }
    case 'add': {
      const { userId, externalUserId, name } = input;
      return control.act(corpId, 'customerAddsMember', { userId, ...who(externalUserId, name) });
    }
    default: {
      const { userId, externalUserId } = input;
      const pair = { userId, externalUserId };
      if (input.act === 'write') control.act(corpId, 'customerWrites', pair);
      else if (input.act === 'leave') control.act(corpId, 'customerDeletesMember', pair);
      else if (input.act === 'delete') control.act(corpId, 'memberDeletesCustomer', pair);
      else {
        const { addTags, removeTags, remark } = input;
        control.act(corpId, 'memberEditsCustomer', {
          ...pair,
          addTags,
          removeTags,
          ...(remark === undefined ? {} : { remark }),
        });
      }
      return pair;
    }
  }
}

const who = (externalUserId: string | undefined, name: string | undefined) => ({
  ...(externalUserId === undefined ? {} : { externalUserId }),
  ...(name ? { name } : {}),
});
