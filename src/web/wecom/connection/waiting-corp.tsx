/** The environment names another corp than the mirror's: what that would mean, and the decision. */
import { Button } from 'antd';
import { useState } from 'react';
import { ConfirmDialog, Note, useTexts, useToast, useWrite } from '#ui';
import { type Connection, takeEnvironmentRoute } from '../api.ts';
import own from './connection.module.css';
import { connectionTexts } from './texts.ts';

export function WaitingCorp({ waiting }: { waiting: NonNullable<Connection['waiting']> }) {
  const t = useTexts(connectionTexts);
  const toast = useToast();
  const [asked, setAsked] = useState(false);
  const take = useWrite(takeEnvironmentRoute, {
    invalidates: 'everything',
    onDone: () => toast({ text: t('saved') }),
  });
  return (
    <div className={own.waiting}>
      <Note tone="warn">
        <div className="col">
          <p>{t('waitingCorp', { from: waiting.from, to: waiting.to })}</p>
          <div className="row">
            <Button size="small" onClick={() => setAsked(true)}>
              {t('otherCorp', { corp: waiting.to })}
            </Button>
          </div>
        </div>
      </Note>
      {asked && (
        <OtherCorpQuestion
          corp={waiting.to}
          effect={waiting}
          busy={take.isPending}
          error={take.error}
          onConfirm={() => take.mutate({ body: { corpId: waiting.to } })}
          onClose={() => setAsked(false)}
        />
      )}
    </div>
  );
}

/** What goes with the corp that one leaves. */
export interface CorpEffect {
  readonly relations: number;
  readonly people: number;
}

interface OtherCorpQuestionProps {
  corp: string;
  effect: CorpEffect;
  busy: boolean;
  error?: Parameters<typeof ConfirmDialog>[0]['error'];
  onConfirm: () => void;
  onClose: () => void;
}

export function OtherCorpQuestion({ corp, effect, busy, error, onConfirm, onClose }: OtherCorpQuestionProps) {
  const t = useTexts(connectionTexts);
  return (
    <ConfirmDialog
      title={t('otherCorp', { corp })}
      action={t('otherCorpDo', { count: effect.relations })}
      danger
      busy={busy}
      error={error}
      onConfirm={onConfirm}
      onClose={onClose}
    >
      <p>{t('otherCorpForget', { count: effect.relations })}</p>
      <p>{t('otherCorpPeople', { count: effect.people })}</p>
      <p className="t2">{t('otherCorpStay')}</p>
    </ConfirmDialog>
  );
}
