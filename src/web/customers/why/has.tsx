/** How a tag came about, and what can be done about it: lock, end, evidence, take off, undo. */
import { Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { Badge, Icon, useErrorSentence, useFormat, useTexts, useToast, useWrite } from '#ui';
import { mayDo } from '../../session/session.ts';
import { useSession } from '../../shell/shell-route.ts';
import {
  changeHeldRoute,
  type Explanation,
  explainRoute,
  heldRoute,
  historyRoute,
  timelineRoute,
} from '../api.ts';
import { sourceWords } from '../tagging/tag-words.ts';
import { taggingTexts } from '../tagging/texts.ts';
import { useReason } from '../tagging/use-reason.ts';
import type { Tagging } from '../tagging/use-tagging.ts';
import { ConditionTree } from './condition-tree.tsx';
import { History } from './history.tsx';
import { RuleLink } from './rule-link.tsx';
import { whyTexts } from './texts.ts';
import styles from './why.module.css';

export interface HasProps {
  customer: string;
  explanation: Explanation;
  tagging: Tagging;
  onTag: (tag: string) => void;
}

/** The end of the day that somebody chose, in the browser's zone. */
const endOfDay = (day: string): string => new Date(`${day}T23:59:59`).toISOString();

const textIn = (evidence: unknown): string | null => {
  if (typeof evidence === 'string') return evidence || null;
  if (typeof evidence !== 'object' || evidence === null) return null;
  const { text } = evidence as { readonly text?: unknown };
  return typeof text === 'string' && text ? text : null;
};

export function Has({ customer, explanation, tagging, onTag }: HasProps) {
  const t = useTexts(whyTexts);
  const words = useTexts(taggingTexts);
  const format = useFormat();
  const reasonText = useReason();
  const { assignment, cause, condition, replaced, tag } = explanation;
  return (
    <>
      <p className="t2">{explanation.text}</p>
      {condition && <ConditionTree condition={condition} />}
      {assignment && (
        <dl className={styles.facts}>
          <Fact label={t('source')}>{words(sourceWords[assignment.source])}</Fact>
          <Fact label={t('actor')}>{assignment.staff?.name ?? assignment.by.name}</Fact>
          <Fact label={t('rule')}>{explanation.rule !== null && <RuleLink {...explanation} />}</Fact>
          <Fact label={t('since')}>{format.instant(assignment.since)}</Fact>
          <Fact label={t('reason')}>{reasonText(cause?.reason)}</Fact>
          <Fact label={t('condition')}>{textIn(cause?.evidence)}</Fact>
          <Fact label={t('replaced')}>
            {replaced && (
              <button type="button" className={styles.link} onClick={() => onTag(replaced.id)}>
                {replaced.name}
              </button>
            )}
          </Fact>
          <Fact label={t('evidence')}>
            {assignment.evidence ?? <span className="t3">{t('noEvidence')}</span>}
          </Fact>
          <Fact label={t('ends')}>
            {assignment.expiresAt ? format.instant(assignment.expiresAt) : t('noEnd')}
          </Fact>
        </dl>
      )}
      {assignment?.locked && (
        <Badge tone="warn" icon="lock">
          {t('locked')}
        </Badge>
      )}
      {assignment && <Actions customer={customer} assignment={assignment} tagging={tagging} />}
      <History customer={customer} tag={tag.id} />
    </>
  );
}

const Fact = ({ label, children }: { label: string; children: ReactNode }) =>
  children ? (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  ) : null;

interface ActionsProps {
  customer: string;
  assignment: NonNullable<Explanation['assignment']>;
  tagging: Tagging;
}

function Actions({ customer, assignment, tagging }: ActionsProps) {
  const t = useTexts(whyTexts);
  const session = useSession();
  const toast = useToast();
  const sentence = useErrorSentence();
  const [editing, setEditing] = useState<'end' | 'evidence' | null>(null);
  const [text, setText] = useState('');
  const { tag, locked, expiresAt, evidence } = assignment;
  const write = useWrite(changeHeldRoute, {
    invalidates: [heldRoute, explainRoute, historyRoute, timelineRoute],
    onDone: () => {
      setEditing(null);
      toast({ text: t('changed', { tag: tag.name }) });
    },
  });
  if (!mayDo(session, 'tags:apply')) return null;
  const staff = assignment.staff ? { staff: assignment.staff.id } : {};
  const change = (body: { locked?: boolean; expiresAt?: string | null; evidence?: string | null }) =>
    write.mutate(
      { params: { id: customer, tag: tag.id }, body: { ...body, ...staff } },
      { onError: (error) => toast({ text: t('notChanged', { why: sentence(error) }), tone: 'bad' }) },
    );
  const open = (what: 'end' | 'evidence') => {
    setText(what === 'end' ? (expiresAt?.slice(0, 10) ?? '') : (evidence ?? ''));
    setEditing(what);
  };
  if (editing)
    return (
      <form
        className="col"
        onSubmit={(event) => {
          event.preventDefault();
          if (editing === 'evidence') change({ evidence: text.trim() || null });
          else change({ expiresAt: text ? endOfDay(text) : null });
        }}
      >
        {editing === 'end' ? (
          <Input
            type="date"
            aria-label={t('setEnd')}
            autoFocus
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        ) : (
          <Input.TextArea
            aria-label={t('setEvidence')}
            placeholder={t('evidenceHint')}
            autoFocus
            maxLength={1000}
            autoSize={{ minRows: 2, maxRows: 6 }}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
        <div className="row g6">
          <Button size="small" type="primary" htmlType="submit" loading={write.isPending}>
            {t('save')}
          </Button>
          {editing === 'end' && expiresAt && (
            <Button size="small" onClick={() => change({ expiresAt: null })}>
              {t('noEndNow')}
            </Button>
          )}
          <Button size="small" onClick={() => setEditing(null)}>
            {t('cancel')}
          </Button>
        </div>
      </form>
    );
  return (
    <div className="row wrap g6">
      <Button
        size="small"
        icon={<Icon name="lock" size={12} />}
        loading={write.isPending}
        onClick={() => change({ locked: !locked })}
      >
        {t(locked ? 'unlock' : 'lock')}
      </Button>
      <Button size="small" icon={<Icon name="clock" size={12} />} onClick={() => open('end')}>
        {t('setEnd')}
      </Button>
      <Button size="small" icon={<Icon name="pencil" size={12} />} onClick={() => open('evidence')}>
        {t('setEvidence')}
      </Button>
      {!locked && (
        <Button size="small" icon={<Icon name="cross" size={12} />} onClick={() => tagging.remove(tag)}>
          {t('remove')}
        </Button>
      )}
    </div>
  );
}
