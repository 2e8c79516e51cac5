import { Link, useNavigate } from '@tanstack/react-router';
import { Card, EmptyState, useApi, useTexts } from '#ui';
import { presets } from '../library/api.ts';
import { PlanCard } from '../library/plan-card.tsx';
import { PresetList } from '../library/preset-list.tsx';
import { planTexts } from '../library/texts.ts';
import { welcomeTexts } from './texts.ts';
import styles from './welcome.module.css';

export interface PresetStepProps {
  /** Id of the preset that is looked at. */
  preset: string | undefined;
  tags: number;
  onDone: () => void;
}

/** A preset on the left, what it makes on the right. */
export function PresetStep({ preset, tags, onDone }: PresetStepProps) {
  const t = useTexts(welcomeTexts);
  const plan = useTexts(planTexts);
  const navigate = useNavigate({ from: '/welcome' });
  const all = useApi(presets, {}, { staleTime: Number.POSITIVE_INFINITY });
  const chosen = all.data?.items.find((one) => one.id === preset);
  return (
    <>
      <div className={styles.intro}>
        <span>{tags > 0 ? t('presetDone', { count: tags }) : t('presetText')}</span>
        <span className="sp" />
        <Link to="/cabinet/plan">{t('ownFile')}</Link>
      </div>
      <div className={styles.presets}>
        <Card className={styles.list} title={plan('fromPreset')}>
          <div className="col">
            <PresetList
              chosen={preset}
              onChoose={(one) =>
                void navigate({
                  search: { step: 'preset', preset: one.id },
                  replace: true,
                  resetScroll: false,
                })
              }
            />
          </div>
        </Card>
        {chosen ? (
          <PlanCard source={{ preset: chosen.id }} name={chosen.name} onApplied={onDone} />
        ) : (
          <Card>
            <EmptyState icon="cabinet" title={t('choosePreset')}>
              {t('choosePresetText')}
            </EmptyState>
          </Card>
        )}
      </div>
    </>
  );
}
