/** A rule as the editor holds it: with parts that are not finished yet. And the body that it says. Pure. */
import type { Condition } from '#features/conditions/core';
import type { RuleBody } from '#features/rules/core';
import { type Draft, emptyDraft, readCondition, type WaitedEvent, writeDraft } from '#ui';
import type { RuleKind } from '../api.ts';
import type { ModelBody } from '../model/model-form.ts';

export type OnForm =
  | ({ readonly what: 'event' } & WaitedEvent)
  | { readonly what: 'tagAdded' | 'tagRemoved'; readonly tag: string | null };

export interface KeepForm {
  readonly how: 'while' | 'always' | 'for';
  /** Of `for`, as the API writes it: `30d`. */
  readonly time: string;
}

export interface StepForm {
  /** Tells steps of one page apart; never written. */
  readonly key: number;
  readonly tag: string | null;
  readonly when: Draft;
}

/** All fields of all kinds: changing the kind loses nothing. Tags are ids where the library knows them. */
export interface RuleForm {
  readonly kind: RuleKind;
  readonly name: string;
  readonly description: string;
  readonly scope: Draft;
  /** What a state asks, or a trigger asks besides the event. */
  readonly when: Draft;
  readonly on: OnForm;
  readonly add: readonly string[];
  readonly remove: readonly string[];
  readonly keep: KeepForm;
  /** Its tags are only proposed. Never of a model. */
  readonly suggests: boolean;
  /** What publishing asks for; undefined: nothing more. */
  readonly privacy: RuleBody['privacy'];
  /** Name or id of a single-choice group; empty: none chosen yet. */
  readonly group: string;
  readonly steps: readonly StepForm[];
  readonly otherwise: string | null;
  /** Of a model: what it says besides its name. */
  readonly model: ModelBody | null;
}

/** How names that a body writes are found in the library; what is unknown stays as it is written. */
export interface Names {
  readonly tag: (text: string) => string;
  readonly group: (text: string) => string;
  readonly groupOf: (tag: string) => string | undefined;
}

/** A condition without parts. */
export const EVERYBODY: Draft = emptyDraft();

const USUAL_TIME = '30d';

let lastKey = 0;
export const newStep = (tag: string | null, when: Draft = emptyDraft()): StepForm => ({
  key: ++lastKey,
  tag,
  when,
});

export const emptyForm = (kind: RuleKind = 'state'): RuleForm => ({
  kind,
  name: '',
  description: '',
  scope: emptyDraft(),
  when: emptyDraft(),
  on: { what: 'event', event: 'material.visit' },
  add: [],
  remove: [],
  keep: { how: 'while', time: USUAL_TIME },
  suggests: false,
  privacy: undefined,
  group: '',
  steps: [],
  otherwise: null,
  model: null,
});

export function readForm(body: RuleBody, names: Names): RuleForm {
  const draft = (condition: Condition | undefined) =>
    condition ? readCondition(condition, names.groupOf) : emptyDraft();
  const common = {
    ...emptyForm(body.kind),
    name: body.name,
    description: body.description ?? '',
    scope: draft('scope' in body ? body.scope : undefined),
    suggests: 'mode' in body && body.mode === 'suggest',
    privacy: body.privacy,
  };
  switch (body.kind) {
    case 'state':
      return { ...common, when: draft(body.when), ...effectIn(body, names) };
    case 'trigger':
      return { ...common, on: onIn(body.on, names), when: draft(body.if), ...effectIn(body, names) };
    case 'ladder':
      return {
        ...common,
        group: names.group(body.group),
        // A ladder names its tags inside its group.
        steps: body.steps.map((step) => newStep(names.tag(inGroup(step.tag, body.group)), draft(step.when))),
        otherwise: body.otherwise == null ? null : names.tag(inGroup(body.otherwise, body.group)),
      };
    case 'model':
      return { ...common, model: body };
  }
}

const inGroup = (tag: string, group: string): string =>
  tag.includes('/') || /^(tag|grp)_\d+$/.test(tag) || /^grp_\d+$/.test(group) ? tag : `${group}/${tag}`;

type Effective = Extract<RuleBody, { kind: 'state' | 'trigger' }>;

function effectIn({ then, keep, kind }: Effective, names: Names): Pick<RuleForm, 'add' | 'remove' | 'keep'> {
  const usual = kind === 'state' ? 'while' : 'always';
  const said = keep ?? usual;
  return {
    add: (then.add ?? []).map(names.tag),
    remove: (then.remove ?? []).map(names.tag),
    keep: typeof said === 'string' ? { how: said, time: USUAL_TIME } : { how: 'for', time: said.for },
  };
}

function onIn(on: Extract<RuleBody, { kind: 'trigger' }>['on'], names: Names): OnForm {
  if ('tagAdded' in on) return { what: 'tagAdded', tag: names.tag(on.tagAdded) };
  if ('tagRemoved' in on) return { what: 'tagRemoved', tag: names.tag(on.tagRemoved) };
  const { where, at, after } = on;
  return {
    what: 'event',
    event: on.event,
    ...(where ? { where } : {}),
    ...(at ? { at } : {}),
    ...(after ? { after } : {}),
  };
}

/** What is not finished is left out; what is missing altogether is the server's to say (`missingIn`). */
export function bodyOf(form: RuleForm): RuleBody {
  const common = {
    ...commonOf(form),
    ...(isEmpty(form.scope) ? {} : { scope: writeDraft(form.scope).condition }),
    ...(form.suggests ? { mode: 'suggest' as const } : {}),
  };
  const then = {
    add: [...form.add],
    ...(form.remove.length > 0 && !form.suggests ? { remove: [...form.remove] } : {}),
  };
  const { how, time } = form.keep;
  switch (form.kind) {
    case 'state':
      return {
        kind: 'state',
        ...common,
        when: writeDraft(form.when).condition,
        then,
        keep: how === 'for' ? { for: time } : how,
      };
    case 'trigger':
      return {
        kind: 'trigger',
        ...common,
        on: onOf(form.on),
        ...(isEmpty(form.when) ? {} : { if: writeDraft(form.when).condition }),
        then,
        keep: how === 'for' ? { for: time } : 'always',
      };
    case 'ladder':
      return {
        kind: 'ladder',
        ...common,
        group: form.group,
        steps: form.steps.map((step) => ({ tag: step.tag ?? '', when: writeDraft(step.when).condition })),
        otherwise: form.otherwise,
      };
    case 'model':
      return modelOf(form);
  }
}

function commonOf({ name, description, privacy }: RuleForm) {
  const described = description.trim();
  return {
    name: name.trim(),
    ...(described ? { description: described } : {}),
    ...(privacy ? { privacy } : {}),
  };
}

function modelOf(form: RuleForm): ModelBody {
  if (!form.model) throw new Error('a model is never begun here');
  const { description: _, privacy: __, ...kept } = form.model;
  return { ...kept, ...commonOf(form) };
}

function onOf(on: OnForm): Extract<RuleBody, { kind: 'trigger' }>['on'] {
  switch (on.what) {
    case 'event':
      return {
        event: on.event.trim(),
        ...(on.where && on.where.length > 0 ? { where: on.where } : {}),
        ...(on.at ? { at: on.at } : {}),
        ...(on.after ? { after: on.after } : {}),
      };
    case 'tagAdded':
      return { tagAdded: on.tag ?? '' };
    case 'tagRemoved':
      return { tagRemoved: on.tag ?? '' };
  }
}

/** Nothing in it is finished: it says everyone. */
export const isEmpty = (draft: Draft): boolean => writeDraft(draft).places.size <= 1;

export type Missing =
  | 'name'
  | 'segments'
  | 'when'
  | 'event'
  | 'onTag'
  | 'tags'
  | 'group'
  | 'steps'
  | `step.${number}`;

/** Without these the rule would do nothing, or the same to everybody. */
export function missingIn(form: RuleForm): readonly Missing[] {
  const missing: Missing[] = form.name.trim() === '' ? ['name'] : [];
  if (form.kind === 'ladder') {
    if (form.group === '') return [...missing, 'group'];
    if (form.steps.length === 0) return [...missing, 'steps'];
    form.steps.forEach((step, i) => {
      if (step.tag === null || isEmpty(step.when)) missing.push(`step.${i}`);
    });
    return missing;
  }
  if (form.kind === 'model')
    return form.model?.segments?.some((segment) => segment.tag === '') ? [...missing, 'segments'] : missing;
  if (form.kind === 'state' && isEmpty(form.when)) missing.push('when');
  if (form.kind === 'trigger') {
    if (form.on.what === 'event' ? form.on.event.trim() === '' : form.on.tag === null)
      missing.push(form.on.what === 'event' ? 'event' : 'onTag');
  }
  if (form.add.length + (form.suggests ? 0 : form.remove.length) === 0) missing.push('tags');
  return missing;
}

/** Another kind: what both understand stays, and a time is kept only where it makes sense. */
export const ofKind = (form: RuleForm, kind: RuleKind): RuleForm => ({
  ...form,
  kind,
  keep:
    kind === 'trigger' && form.keep.how === 'while'
      ? { ...form.keep, how: 'always' }
      : kind === 'state' && form.kind === 'trigger' && form.keep.how === 'always'
        ? { ...form.keep, how: 'while' }
        : form.keep,
});

/** A step to another place, from 0. */
export function moveStep(steps: readonly StepForm[], from: number, to: number): readonly StepForm[] {
  const step = steps[from];
  if (!step || to < 0 || to >= steps.length || from === to) return steps;
  return steps.toSpliced(from, 1).toSpliced(to, 0, step);
}
