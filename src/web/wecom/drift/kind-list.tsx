/** Every kind of difference that was found, in a plain sentence, with how many are to be decided. */
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { Card, useFormat, useTexts } from '#ui';
import type { Drift } from '../api.ts';
import type { Decision } from './decide-dialog.tsx';
import own from './drift.module.css';
import { driftKinds } from './kinds.ts';
import { driftTexts } from './texts.ts';

interface KindListProps {
  drift: Drift;
  onDecide: (decision: Decision) => void;
}

export function KindList({ drift: { counts }, onDecide }: KindListProps) {
  const t = useTexts(driftTexts);
  const format = useFormat();
  const shown = driftKinds.flatMap((kind) => counts.filter((each) => each.kind === kind));
  return (
    <Card title={t('kinds')} flush>
      <ul className={own.kinds}>
        {shown.map(({ kind, open, done }) => (
          <li key={kind}>
            <div>
              <Link
                to="/settings/wecom/drift"
                search={{ kind, ...(open > 0 ? {} : { show: 'all' as const }) }}
              >
                <b>{t(kind)}</b>
              </Link>
              <div className="t2 fs12">{t(`${kind}Text`)}</div>
            </div>
            <div className={own.count} data-open={open > 0 || undefined}>
              <b>{format.count(open)}</b>
              <span className="t3 fs12">{t('toDecide')}</span>
            </div>
            <div className={own.count}>
              <span>{format.count(done)}</span>
              <span className="t3 fs12">{t('settled')}</span>
            </div>
            <div className={own.decide}>
              {open > 0 && (
                <Button size="small" onClick={() => onDecide({ kinds: [{ kind, count: open }], ids: null })}>
                  {t('decideKind')}
                </Button>
              )}
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}
