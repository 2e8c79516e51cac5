/** A story from its first step to its last, as frames: what happened, which tags came and went, and why. */
import { type Explanation, spokenNames, startOfDay } from '#features/conditions/core';
import { resolveRule } from '#features/rules/core';
import { type Language, nextOnWall, type Source } from '#kernel';
import { type OwnTag, ownLibrary } from './own-library.ts';
import { bodyOf, type Happening, type Properties, type RulePreset } from './preset.ts';
import { type Because, Sandbox, type Seen } from './sandbox.ts';

export interface Told {
  readonly kind: Happening['kind'];
  /** Of an event: its type as callers write it. */
  readonly type: string | null;
  /** What it is called: the kind of event, the tag of a tagging. */
  readonly name: string;
  readonly times: number;
  /** Values of the event, or the number of the order. */
  readonly details: readonly { readonly name: string; readonly value: string }[];
  /** Of an order, in minor units. */
  readonly amount: number | null;
  readonly action: 'add' | 'remove' | null;
}

/** With what is nested under its path, as conditions name it. */
const flatOf = (properties: Properties): (readonly [string, string | number])[] =>
  Object.entries(properties).flatMap(([key, value]) =>
    typeof value === 'object'
      ? Object.entries(value).map(([inner, one]) => [`${key}.${inner}`, one] as const)
      : [[key, value] as const],
  );

export interface TagChange {
  readonly tag: OwnTag;
  readonly action: 'add' | 'remove';
  readonly done: boolean;
  readonly because: Because;
  readonly by: Source;
  readonly evidence: string | null;
  readonly explanation: Explanation | null;
}

export interface Frame {
  readonly at: Date;
  /** The step of the story; null when only the clock went on. */
  readonly step: number | null;
  readonly words: string | null;
  readonly happened: readonly Told[];
  readonly changes: readonly TagChange[];
  readonly tags: readonly OwnTag[];
  /** When the rule looks again although nothing happens. */
  readonly next: Date | null;
  /** The tags are those that the story promises; null between its steps. */
  readonly asPromised: boolean | null;
}

/** A moment on the wall clock of a zone. */
export function onWall(written: string, zone: string): Date {
  const [day = '', clock = ''] = written.split(' ');
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return nextOnWall(new Date(startOfDay(day, zone).getTime() - 1), hours * 60 + minutes, zone);
}

export function playStory(preset: RulePreset, language: Language, zone: string): Frame[] {
  const { tags, names } = ownLibrary(preset, language);
  const body = bodyOf(preset, preset.name[language]);
  const [first] = preset.story;
  const sandbox = new Sandbox({
    rule: { resolved: resolveRule(body, names), body },
    tags,
    names,
    zone,
    language,
    beginning: onWall(first?.at ?? '', zone).getTime(),
  });
  const tagOf = (path: string) => names.findTags(path)[0]?.id ?? 0;
  const own = (id: number) => tags.get(id);
  const found = (ids: readonly number[]) => ids.flatMap((id) => own(id) ?? []);
  const changeOf = ({ tag, ...seen }: Seen): TagChange[] =>
    found([tag]).map((one) => ({ tag: one, ...seen }));
  const frames: Frame[] = [];
  const show = (
    at: number,
    seen: readonly Seen[],
    told: Pick<Frame, 'step' | 'words' | 'happened' | 'asPromised'>,
  ) =>
    frames.push({
      at: new Date(at),
      changes: seen.flatMap(changeOf),
      tags: found(sandbox.tags),
      next: sandbox.due === null ? null : new Date(sandbox.due),
      ...told,
    });
  for (const [step, { at, words, happens, tags: promised }] of preset.story.entries()) {
    const now = onWall(at, zone).getTime();
    for (let due = sandbox.wait(now); due; due = sandbox.wait(now))
      if (due.seen.length > 0)
        show(due.at, due.seen, { step: null, words: null, happened: [], asPromised: null });
    const seen = happens.length > 0 ? sandbox.happen(happens, now, tagOf) : [];
    const has = found(sandbox.tags).map((tag) => tag.path);
    show(now, seen, {
      step,
      words: words[language],
      happened: happens.map((one) => told(one, language)),
      asPromised: isSame(has, promised),
    });
  }
  return frames;
}

const isSame = (a: readonly string[], b: readonly string[]): boolean =>
  [...a].sort().join('\n') === [...b].sort().join('\n');

function told(one: Happening, language: Language): Told {
  const names = spokenNames(language);
  const plain = { kind: one.kind, type: null, times: 1, details: [], amount: null, action: null };
  switch (one.kind) {
    case 'event':
      return {
        ...plain,
        type: one.type,
        name: names.event(one.type),
        times: one.times,
        details: flatOf(one.properties).map(([key, value]) => ({
          name: names.property(key),
          value: key === 'seconds' ? names.duration(`${value}s`) : String(value),
        })),
      };
    case 'order':
    case 'refund':
      return {
        ...plain,
        type: one.kind === 'order' ? 'order.paid' : 'order.refunded',
        name: names.event(one.kind === 'order' ? 'order.paid' : 'order.refunded'),
        details: [{ name: names.property('orderNo'), value: one.orderNo }],
        amount: one.kind === 'order' ? one.amount : null,
      };
    case 'tagging':
      return { ...plain, name: one.tag, action: one.action };
  }
}
