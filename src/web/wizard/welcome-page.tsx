import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { ErrorState, Icon, PageHeader, SkeletonRows, useTexts } from '#ui';
import { type Step, steps } from './address.ts';
import { AudienceStep } from './audience-step.tsx';
import { CustomersStep } from './customers-step.tsx';
import { PresetStep } from './preset-step.tsx';
import { nextStep, progressOf } from './progress.ts';
import { welcomeRoute } from './route.ts';
import { welcomeTexts } from './texts.ts';
import { useCounted } from './use-counted.ts';
import styles from './welcome.module.css';

/** From an empty company to the first audience. Every step can be skipped, left, and taken up again. */
export function WelcomePage() {
  const t = useTexts(welcomeTexts);
  const navigate = useNavigate({ from: '/welcome' });
  const address = welcomeRoute.useSearch();
  const { counted, error, retry } = useCounted();
  const go = (step: Step) => void navigate({ search: { step } });
  const leave = () => void navigate({ to: '/' });
  if (!counted)
    return (
      <>
        <PageHeader title={t('title')} facts={t('intro')} />
        {error ? <ErrorState error={error} what={t('failed')} onRetry={retry} /> : <SkeletonRows rows={6} />}
      </>
    );
  const progress = progressOf(counted);
  const step = address.step ?? nextStep(progress);
  const at = steps.indexOf(step);
  const before = steps[at - 1];
  const after = steps[at + 1];
  return (
    <>
      <PageHeader
        title={t('title')}
        facts={t('intro')}
        actions={<Button onClick={leave}>{t('later')}</Button>}
      />
      <nav aria-label={t('steps')}>
        <ol className={styles.steps}>
          {steps.map((one, i) => (
            <li key={one}>
              <button
                type="button"
                className={styles.step}
                aria-current={one === step ? 'step' : undefined}
                data-done={progress[one] || undefined}
                onClick={() => go(one)}
              >
                <span className={styles.number}>
                  {progress[one] ? <Icon name="check" size={14} /> : i + 1}
                </span>
                <span>
                  <b>{t(one)}</b>
                  {progress[one] && <small>{t('done')}</small>}
                </span>
              </button>
            </li>
          ))}
        </ol>
      </nav>
      {step === 'preset' && (
        <PresetStep preset={address.preset} tags={counted.tags} onDone={() => go('customers')} />
      )}
      {step === 'customers' && <CustomersStep customers={counted.customers} />}
      {step === 'audience' && <AudienceStep audiences={counted.audiences} />}
      <div className={styles.foot}>
        {before && <Button onClick={() => go(before)}>{t('back')}</Button>}
        <span className="sp" />
        {after ? (
          <Button {...(progress[step] ? { type: 'primary' as const } : {})} onClick={() => go(after)}>
            {t(progress[step] ? 'next' : 'skip')}
          </Button>
        ) : (
          <Button {...(progress[step] ? { type: 'primary' as const } : {})} onClick={leave}>
            {t('finish')}
          </Button>
        )}
      </div>
    </>
  );
}
