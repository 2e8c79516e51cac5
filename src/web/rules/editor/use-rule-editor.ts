/** The form on the page: what it says, whether that is saved, and the way back and forward. */
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { RuleBody } from '#features/rules/core';
import { useHistory } from '#ui';
import { useDebounced } from '../../audiences/use-debounced.ts';
import { bodyText } from '../rule-body.ts';
import { bodyOf, type Missing, missingIn, type Names, type RuleForm, readForm } from './form.ts';
import { type Kept, readKept, writeKept } from './kept.ts';

/** Milliseconds of rest before what was typed is kept. */
const REST = 400;

export interface RuleEditor {
  readonly form: RuleForm;
  readonly body: RuleBody;
  readonly missing: readonly Missing[];
  /** Differs from what is saved. */
  readonly changed: boolean;
  /** What was typed an earlier time and is on the page again: the version it was begun from. */
  readonly resumed: number | null;
  /** `merge`: changes of one name in a row are taken back together. */
  readonly set: (patch: Partial<RuleForm>, merge?: string) => void;
  readonly change: (next: (now: RuleForm) => RuleForm, merge?: string) => void;
  readonly undo: (() => void) | null;
  readonly redo: (() => void) | null;
  /** Begins anew with this body, e.g. what is saved or an older version. */
  readonly load: (body: RuleBody) => void;
}

export interface RuleEditorOptions {
  /** `new` for one that is not saved yet. */
  readonly id: string;
  /** The version that is saved; 0: none. */
  readonly version: number;
  readonly saved: RuleBody | null;
  /** What a new rule begins with when nothing was kept. */
  readonly first: RuleForm;
  readonly names: Names;
}

interface Keeping {
  readonly id: string;
  readonly version: number;
  readonly body: RuleBody;
  /** What it would be if nobody had typed anything. */
  readonly untouched: string;
}

/** Keeps what was typed, if anything was; answers whether. */
function keep({ id, version, body, untouched }: Keeping): boolean {
  const worth = bodyText(body) !== untouched;
  writeKept(id, worth ? { base: version, body } : null);
  return worth;
}

export function useRuleEditor(options: RuleEditorOptions): RuleEditor {
  const { id, version, saved, names } = options;
  const [kept] = useState<Kept | null>(() => readKept(id));
  const [resumed, setResumed] = useState(kept?.base ?? null);
  const {
    present: form,
    change,
    undo,
    redo,
  } = useHistory<RuleForm>(() => {
    const begun = kept?.body ?? saved;
    return begun ? readForm(begun, names) : options.first;
  });
  const body = useMemo(() => bodyOf(form), [form]);
  const untouched = useMemo(
    () => bodyText(bodyOf(saved ? readForm(saved, names) : options.first)),
    [saved, names, options.first],
  );
  const changed = saved === null || bodyText(body) !== untouched;
  const settled = useDebounced(body, REST);
  useEffect(() => {
    if (!keep({ id, version, body: settled, untouched })) setResumed(null);
  }, [id, version, settled, untouched]);
  // Whoever leaves the page in the middle of a word has typed that too.
  useEffect(() => {
    const leave = () => void keep({ id, version, body, untouched });
    window.addEventListener('pagehide', leave);
    return () => window.removeEventListener('pagehide', leave);
  }, [id, version, body, untouched]);
  const set = useCallback<RuleEditor['set']>(
    (patch, merge) => change((now) => ({ ...now, ...patch }), merge),
    [change],
  );
  const load = (next: RuleBody) => {
    setResumed(null);
    change(readForm(next, names));
  };
  return { form, body, missing: missingIn(form), changed, resumed, set, change, undo, redo, load };
}
