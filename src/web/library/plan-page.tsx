import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { addressOf, Card, EmptyState, Icon, PageHeader, Popup, Segments, useApi, useTexts } from '#ui';
import { exported, type PlanSource, presets } from './api.ts';
import { FileSource } from './file-source.tsx';
import styles from './plan.module.css';
import { PlanCard } from './plan-card.tsx';
import { PresetList } from './preset-list.tsx';
import { planRoute } from './route.ts';
import { planTexts } from './texts.ts';

/** A preset or a document on the left, what it would change on the right. */
export function PlanPage() {
  const t = useTexts(planTexts);
  const navigate = useNavigate({ from: '/cabinet/plan' });
  const { preset } = planRoute.useSearch();
  const names = useApi(presets, {}, { staleTime: Number.POSITIVE_INFINITY });
  const [from, setFrom] = useState<'preset' | 'file'>('preset');
  const [file, setFile] = useState<{ source: PlanSource; name: string } | null>(null);
  const chosen = names.data?.items.find((one) => one.id === preset);
  const shown = from === 'file' ? file : chosen ? { source: { preset: chosen.id }, name: chosen.name } : null;
  const toCabinet = () => void navigate({ to: '/cabinet' });
  return (
    <>
      <PageHeader
        title={t('title')}
        facts={t('intro')}
        actions={
          <>
            <ExportMenu />
            <Link to="/cabinet">
              <Button tabIndex={-1} icon={<Icon name="cabinet" size={14} />}>
                {t('back')}
              </Button>
            </Link>
          </>
        }
      />
      <div className={styles.page}>
        <Card
          className={styles.left}
          title={t('source')}
          actions={
            <Segments
              small
              label={t('source')}
              value={from}
              options={[
                { value: 'preset', label: t('fromPreset') },
                { value: 'file', label: t('fromFile') },
              ]}
              onChange={setFrom}
            />
          }
        >
          {from === 'preset' ? (
            <div className={styles.source}>
              <p className="t2 fs12">{t('presetAdds')}</p>
              <PresetList
                chosen={preset}
                onChoose={(one) =>
                  void navigate({ search: { preset: one.id }, replace: true, resetScroll: false })
                }
              />
            </div>
          ) : (
            <FileSource onSource={(source, name) => setFile({ source, name })} />
          )}
        </Card>
        {shown ? (
          <PlanCard source={shown.source} name={shown.name} onApplied={toCabinet} />
        ) : (
          <Card>
            <EmptyState icon="merge" title={t('nothingChosen')}>
              {t('nothingChosenText')}
            </EmptyState>
          </Card>
        )}
      </div>
    </>
  );
}

const formats = [
  ['yaml', 'exportYaml'],
  ['xlsx', 'exportXlsx'],
  ['csv', 'exportCsv'],
  ['json', 'exportJson'],
] as const;

function ExportMenu() {
  const t = useTexts(planTexts);
  return (
    <Popup
      label={t('export')}
      buttonClassName={styles.button}
      width={230}
      button={
        <>
          <Icon name="download" size={14} />
          {t('export')}
        </>
      }
    >
      {(close) => (
        <div className={styles.menu}>
          {formats.map(([format, text]) => (
            <a key={format} href={addressOf(exported, { query: { format } })} download onClick={close}>
              {t(text)}
            </a>
          ))}
        </div>
      )}
    </Popup>
  );
}
