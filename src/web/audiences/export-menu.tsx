/** The people of the condition as a file. */
import { useState } from 'react';
import type { Condition } from '#features/conditions/core';
import { addressOf, Icon, menuClass, Popup, readError, useErrorSentence, useTexts, useToast } from '#ui';
import { exportRoute } from './api.ts';
import styles from './result-table.module.css';
import { audiencesTexts } from './texts.ts';

export interface ExportMenuProps {
  condition: Condition;
  total: number;
  /** Of the file; without it the page's own word. */
  name: string | undefined;
}

export function ExportMenu({ condition, total, name }: ExportMenuProps) {
  const t = useTexts(audiencesTexts);
  const toast = useToast();
  const sentence = useErrorSentence();
  const [busy, setBusy] = useState(false);
  const run = async (format: 'csv' | 'xlsx') => {
    setBusy(true);
    try {
      await download(condition, format, `${name ?? t('title')}.${format}`);
      toast({ text: t('exported', { n: total }) });
    } catch (error) {
      toast({ text: t('exportFailed', { why: sentence(error) }), tone: 'bad' });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Popup
      label={t('exportIt')}
      width={190}
      buttonClassName={styles.barButton}
      button={
        <>
          <Icon name="download" size={14} />
          {busy ? t('exporting') : t('exportIt')}
        </>
      }
    >
      {(close) => (
        <div className={menuClass}>
          {(['csv', 'xlsx'] as const).map((format) => (
            <button
              key={format}
              type="button"
              disabled={busy || total === 0}
              onClick={() => {
                close();
                void run(format);
              }}
            >
              {t(format === 'csv' ? 'exportCsv' : 'exportXlsx', { n: total })}
            </button>
          ))}
        </div>
      )}
    </Popup>
  );
}

/** A condition is too long for an address, so it is posted, and the answer is handed to the browser as a file. */
async function download(condition: Condition, format: 'csv' | 'xlsx', name: string): Promise<void> {
  const response = await fetch(addressOf(exportRoute), {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json', 'accept-language': document.documentElement.lang },
    body: JSON.stringify({ condition, format }),
  });
  if (!response.ok)
    throw readError(response.status, await response.json().catch(() => undefined), response.headers);
  const address = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser reads the file after the click has returned.
  window.setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
