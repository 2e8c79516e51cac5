/** Beside a simulated connection: what there is to try. */
import { Link } from '@tanstack/react-router';
import { Card, useTexts } from '#ui';
import own from './connection.module.css';
import { connectionTexts } from './texts.ts';

const steps = [
  { name: 'nextSync', to: '/settings/wecom/status' },
  { name: 'nextPlay', to: '/settings/wecom/simulator' },
  { name: 'nextDrift', to: '/settings/wecom/drift' },
] as const;

export function NextSteps() {
  const t = useTexts(connectionTexts);
  return (
    <Card title={t('next')}>
      <ol className={own.steps}>
        {steps.map(({ name, to }) => (
          <li key={name}>
            <Link to={to}>
              <b>{t(name)}</b>
            </Link>
            <div className="t2 fs12">{t(`${name}Text`)}</div>
          </li>
        ))}
      </ol>
    </Card>
  );
}
