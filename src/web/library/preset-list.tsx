import { ErrorState, SkeletonRows, useApi, useFormat, useTexts } from '#ui';
import { type Preset, presets } from './api.ts';
import styles from './plan.module.css';
import { planTexts } from './texts.ts';

export interface PresetListProps {
  chosen: string | undefined;
  onChoose: (preset: Preset) => void;
}

/** Every preset as a card: the schemes of the documents first, then the lines of business. */
export function PresetList({ chosen, onChoose }: PresetListProps) {
  const t = useTexts(planTexts);
  const format = useFormat();
  const all = useApi(presets, {}, { staleTime: Number.POSITIVE_INFINITY });
  if (all.error)
    return <ErrorState error={all.error} what={t('presetsFailed')} onRetry={() => void all.refetch()} />;
  if (!all.data) return <SkeletonRows rows={8} />;
  const section = (kind: Preset['kind'], title: string, text: string) => (
    <section>
      <div className={styles.presetsTitle}>
        <h3>{title}</h3>
        <span className="t3 fs12">{text}</span>
      </div>
      <div className={styles.presets}>
        {all.data.items
          .filter((preset) => preset.kind === kind)
          .map((preset) => (
            <button
              key={preset.id}
              type="button"
              className={styles.preset}
              aria-pressed={preset.id === chosen}
              onClick={() => onChoose(preset)}
            >
              <b>{preset.name}</b>
              <span title={preset.summary}>{preset.summary}</span>
              <small>
                {t('size', {
                  categories: format.count(preset.categories),
                  groups: format.count(preset.groups),
                  tags: format.count(preset.tags),
                })}
              </small>
            </button>
          ))}
      </div>
    </section>
  );
  return (
    <>
      {section('scheme', t('schemes'), t('schemesText'))}
      {section('industry', t('industries'), t('industriesText'))}
    </>
  );
}
