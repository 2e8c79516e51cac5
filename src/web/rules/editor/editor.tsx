/** A rule being written on the left, and on the right what follows from it. */
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import { keyOf, Note, Segments, useTexts, useToast, useWrite } from '#ui';
import { mayDo } from '../../session/session.ts';
import { useSession } from '../../shell/shell-route.ts';
import {
  changeRoute,
  createRoute,
  nearMissesRoute,
  type Rule,
  ruleRoute,
  rulesRoute,
  versionsRoute,
} from '../api.ts';
import { NearMisses } from '../history/near-misses.tsx';
import { Runs } from '../history/runs.tsx';
import { Versions } from '../history/versions.tsx';
import { QualityPane } from '../quality/quality-pane.tsx';
import { type OneRuleSearch, type RuleSide, ruleSides } from '../route.ts';
import { bodyIn } from '../rule-body.ts';
import { TrialPane } from '../trial/trial-pane.tsx';
import { useTrial } from '../trial/use-trial.ts';
import { complaintsOf, NO_COMPLAINTS } from './complaints.ts';
import styles from './editor.module.css';
import { bodyOf as bodyOfForm, type RuleForm } from './form.ts';
import { type Frame, namesIn } from './frame.ts';
import { writeKept } from './kept.ts';
import { PublishBar } from './publish-bar.tsx';
import { RuleCards } from './rule-cards.tsx';
import { RuleHeader } from './rule-header.tsx';
import { RuleNotes } from './rule-notes.tsx';
import { editorTexts } from './texts.ts';
import { useRuleEditor } from './use-rule-editor.ts';
import { useSentence } from './use-sentence.ts';

export interface EditorProps {
  /** Null: a new one. */
  rule: Rule | null;
  first: RuleForm;
  frame: Frame;
  search: OneRuleSearch;
}

const usualSide = (rule: Rule | null): RuleSide =>
  rule && rule.status !== 'draft' && rule.version === rule.liveVersion ? 'runs' : 'trial';

export function Editor({ rule, first, frame, search }: EditorProps) {
  const session = useSession();
  const navigate = useNavigate();
  const names = useMemo(() => namesIn(frame.builder), [frame.builder]);
  const id = rule?.id ?? 'new';
  const version = rule?.version ?? 0;
  const saved = useMemo(() => rule && bodyIn(rule), [rule]);
  const editor = useRuleEditor({ id, version, saved, first, names });
  const { form, body, missing, changed } = editor;
  const spoken = useSentence(body, missing);
  const side = search.show ?? usualSide(rule);
  const trial = useTrial(id, version, rule !== null && search.show === 'trial');
  const mayWrite = mayDo(session, 'rules:write');
  const { save, tried, error, saving } = useSave(rule, editor);
  const complaints = useMemo(
    () =>
      error ? complaintsOf(error, form) : spoken.error ? complaintsOf(spoken.error, form) : NO_COMPLAINTS,
    [error, spoken.error, form],
  );
  const beside = useRef<HTMLDivElement>(null);
  useLookBeside(beside, side, trial.running);
  const show = (next: RuleSide | undefined, of = id) =>
    void navigate({
      to: '/rules/$id',
      params: { id: of },
      search: next ? { show: next } : {},
      replace: true,
      resetScroll: false,
    });
  return (
    <div className={styles.page}>
      <RuleHeader rule={rule} changed={changed} mayWrite={mayWrite} />
      <RuleNotes
        rule={rule}
        mayWrite={mayWrite}
        resumed={editor.resumed}
        onGiveUp={() => editor.load(saved ?? bodyOfForm(first))}
      />
      <div className={styles.grid}>
        {mayWrite ? (
          <RuleCards
            frame={frame}
            editor={editor}
            complaints={complaints}
            tried={tried}
            isNew={rule === null}
          />
        ) : (
          rule && <ReadOnly rule={rule} />
        )}
        <div className={styles.side} ref={beside} tabIndex={-1}>
          {rule && <Sides side={side} mayWrite={mayWrite} onSide={(next) => show(next)} />}
          {rule && side === 'runs' && <Runs rule={rule} mayRevert={mayWrite} />}
          {rule && side === 'quality' && <QualityPane rule={rule} library={frame.library} />}
          {rule && side === 'near' && <NearMisses rule={rule} library={frame.library} />}
          {rule && side === 'versions' && (
            <Versions
              key={version}
              rule={rule}
              wanted={search.version}
              onRestore={mayWrite ? editor.load : null}
            />
          )}
          {mayWrite && (rule === null || side === 'trial') && (
            <TrialPane
              frame={frame}
              trial={trial}
              kind={form.kind}
              byTag={form.kind === 'trigger' && form.on.what !== 'event'}
            />
          )}
        </div>
      </div>
      {mayWrite && (
        <PublishBar
          rule={rule}
          spoken={spoken}
          missing={missing}
          changed={changed}
          saving={saving}
          preview={side === 'trial' ? trial.preview : null}
          trying={trial.running}
          error={complaints.elsewhere ? (error ?? spoken.error) : null}
          onSave={() => save((after) => rule === null && show(undefined, after.id))}
          onTry={() => (changed ? save((after) => show('trial', after.id)) : show('trial'))}
          onPublished={() => show('runs')}
        />
      )}
    </div>
  );
}

/** A trial that begins is brought into view; who has pressed a button that is gone goes on with what it led to. */
function useLookBeside(beside: RefObject<HTMLElement | null>, side: RuleSide, trying: boolean): void {
  useEffect(() => {
    const top = beside.current?.getBoundingClientRect().top ?? 0;
    if (trying && (top < 0 || top > window.innerHeight / 2)) beside.current?.scrollIntoView();
  }, [beside, trying]);
  const before = useRef(side);
  useEffect(() => {
    if (before.current === side) return;
    before.current = side;
    if (document.activeElement === document.body) beside.current?.focus({ preventScroll: true });
  }, [beside, side]);
}

function ReadOnly({ rule }: { rule: Rule }) {
  const t = useTexts(editorTexts);
  const { privacy } = bodyIn(rule);
  return (
    <div className={styles.cards}>
      <p className={styles.readOnly}>{rule.text}</p>
      {privacy && <Note>{t(`privacy_${privacy}_hint`)}</Note>}
    </div>
  );
}

function Sides(props: { side: RuleSide; mayWrite: boolean; onSide: (side: RuleSide) => void }) {
  const t = useTexts(editorTexts);
  return (
    <Segments<RuleSide>
      label={t('side')}
      value={props.side}
      options={ruleSides
        .filter((side) => props.mayWrite || side !== 'trial')
        .map((value) => ({ value, label: t(`side_${value}`) }))}
      onChange={props.onSide}
    />
  );
}

/** Saves as a new version. What is typed meanwhile stays typed. */
function useSave(rule: Rule | null, editor: ReturnType<typeof useRuleEditor>) {
  const t = useTexts(editorTexts);
  const client = useQueryClient();
  const toast = useToast();
  const [tried, setTried] = useState(false);
  const invalidates = [rulesRoute, versionsRoute, nearMissesRoute];
  const create = useWrite(createRoute, { invalidates });
  const change = useWrite(changeRoute, { invalidates });
  const latest = useRef(editor);
  useEffect(() => {
    latest.current = editor;
  });
  const save = (then: (after: Rule) => void) => {
    setTried(true);
    if (create.isPending || change.isPending || editor.missing.length > 0) return;
    const { body } = editor;
    const onSuccess = (after: Rule) => {
      client.setQueryData(keyOf(ruleRoute, { params: { id: after.id } }), after);
      toast({ text: t('saved', { version: after.version }) });
      setTried(false);
      if (!rule) {
        // The page of the new rule begins with what was typed since.
        const now = latest.current.body;
        writeKept(
          after.id,
          JSON.stringify(now) === JSON.stringify(body) ? null : { base: after.version, body: now },
        );
        writeKept('new', null);
      }
      then(after);
    };
    if (rule) change.mutate({ params: { id: rule.id }, body }, { onSuccess });
    else create.mutate({ body }, { onSuccess });
  };
  return { save, tried, error: create.error ?? change.error, saving: create.isPending || change.isPending };
}
