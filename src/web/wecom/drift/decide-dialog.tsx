/** Deciding differences: one, several or a whole kind. What each way does is said before the button. */
import { useState } from 'react';
import { ConfirmDialog, Note, useTexts, useToast, useWrite } from '#ui';
import { fixRoute, type Way } from '../api.ts';
import own from './drift.module.css';
import { effectsOf, type KindCount, waysFor } from './kinds.ts';
import { driftTexts } from './texts.ts';

export interface Decision {
  readonly kinds: readonly KindCount[];
  /** Null: all open ones of these kinds. */
  readonly ids: readonly string[] | null;
}

interface DecideDialogProps {
  decision: Decision;
  onClose: () => void;
}

const actions = { taken: 'doTaken', sent: 'doSent', left: 'doLeft' } as const;

export function DecideDialog({ decision: { kinds, ids }, onClose }: DecideDialogProps) {
  const t = useTexts(driftTexts);
  const toast = useToast();
  const ways = waysFor(kinds);
  const [way, setWay] = useState<Way>(ways[0] ?? 'left');
  const count = kinds.reduce((sum, each) => sum + each.count, 0);
  const fix = useWrite(fixRoute, {
    invalidates: 'everything',
    onDone: ({ fixed }) => {
      toast({ text: t('decided', { count: fixed }) });
      onClose();
    },
  });
  return (
    <ConfirmDialog
      title={t('decideTitle', { count })}
      action={t(actions[way], { count })}
      busy={fix.isPending}
      error={fix.error}
      width={520}
      onConfirm={() =>
        fix.mutate({
          body: { way, ...(ids ? { ids: [...ids] } : { kinds: kinds.map(({ kind }) => kind) }) },
        })
      }
      onClose={onClose}
    >
      <fieldset className={own.ways}>
        <legend className="sr">{t('way')}</legend>
        {ways.map((each) => (
          <label key={each} className={own.way} data-on={each === way || undefined}>
            <input
              type="radio"
              name="way"
              value={each}
              checked={each === way}
              onChange={() => setWay(each)}
            />
            <span>
              <b>{t(`${each}Way`)}</b>
              <Effect way={each} kinds={kinds} />
            </span>
          </label>
        ))}
      </fieldset>
      {ways.length === 1 && kinds.length > 1 && <Note>{t('notForAll')}</Note>}
    </ConfirmDialog>
  );
}

function Effect({ way, kinds }: { way: Way; kinds: readonly KindCount[] }) {
  const t = useTexts(driftTexts);
  if (way === 'left') return <span className={own.effect}>{t('leftEffect')}</span>;
  return effectsOf(way, kinds).map(({ effect, count }) => (
    <span key={effect} className={own.effect}>
      {t(effect, { count })}
    </span>
  ));
}
