/** Step by step: where in WeCom's console each value stands, and what has to be allowed there. */
import { Card, useTexts } from '#ui';
import own from './connection.module.css';
import { connectionTexts } from './texts.ts';

const steps = ['corp', 'app', 'range', 'contact', 'callable', 'ip', 'callback', 'domain'] as const;

export function WhereToFind() {
  const t = useTexts(connectionTexts);
  return (
    <Card title={t('where')} sub={t('whereText')}>
      <ol className={own.steps}>
        {steps.map((step) => (
          <li key={step}>
            <b>{t(`${step}Step`)}</b>
            <div className="t2 fs12">{t(`${step}Path`)}</div>
          </li>
        ))}
      </ol>
    </Card>
  );
}
