/**
 * What people do in a corp, as one list of acts: callable in process (`control.act`) and over HTTP. An act is what a
 * person would do in the client or the console, never an API call; it raises the events that WeCom raises.
 */
import { z } from 'zod';
import type { CompanyEvent } from '../events.ts';
import { type Department, type GroupChat, type Member, memberOf } from '../state/company.ts';
import type { Relation } from '../state/relations.ts';
import type { World } from '../state/world.ts';

export interface Act<I extends z.ZodType = z.ZodType, O = unknown> {
  readonly input: I;
  readonly run: (world: World, input: z.output<I>) => O;
}

export const act = <I extends z.ZodType, O>(
  input: I,
  run: (world: World, input: z.output<I>) => O,
): Act<I, O> => ({
  input,
  run,
});

/** An act that cannot be done: a test asked for somebody or something that is not there. */
export class ImpossibleAct extends Error {
  override readonly name = 'ImpossibleAct';
}

export function there<T>(value: T | undefined | null, what: string): T {
  if (value === undefined || value === null) throw new ImpossibleAct(`no such ${what}`);
  return value;
}

export const memberNamed = ({ company }: World, userId: string): Member =>
  there(memberOf(company, userId), `member: ${userId}`);

export const departmentNamed = ({ company }: World, id: number): Department =>
  there(company.departments.get(id), `department: ${id}`);

export const groupNamed = ({ company }: World, chatId: string): GroupChat =>
  there(company.groups.get(chatId), `group: ${chatId}`);

export const relationBetween = (
  { company }: World,
  pair: { userId: string; externalUserId: string },
): Relation =>
  there(
    company.relations.find(pair.userId, pair.externalUserId),
    `relation: ${pair.userId} and ${pair.externalUserId}`,
  );

/** Sends the events and answers with their names, so that a test sees what happened. */
export function tell(world: World, events: readonly CompanyEvent[]): string[] {
  for (const event of events) world.emit(event);
  return events.map(({ event, changeType }) => changeType ?? event);
}

export const pair = { userId: z.string(), externalUserId: z.string() };
export const pairInput = z.strictObject(pair);
