/** What speaks against the rule: each finding with its severity and its sentence. */
import { Link } from '@tanstack/react-router';
import { Badge, Card, Icon, useTexts } from '#ui';
import type { Preview } from '../api.ts';
import { trialTexts } from './texts.ts';
import styles from './trial.module.css';

export const blocksIn = (preview: Preview): number =>
  preview.conflicts.filter((conflict) => conflict.severity === 'blocks').length;

export function Checks({ preview }: { preview: Preview }) {
  const t = useTexts(trialTexts);
  const blocks = blocksIn(preview);
  const warns = preview.conflicts.length - blocks;
  const inOrder = preview.conflicts.toSorted((a, b) => a.severity.localeCompare(b.severity));
  return (
    <Card
      title={
        <span className="row g6">
          {t('checks')}
          <Badge tone={blocks > 0 ? 'bad' : 'ok'}>
            {blocks > 0 ? t('blocks', { count: blocks }) : t('noBlocks')}
          </Badge>
          {warns > 0 && <Badge tone="warn">{t('warns', { count: warns })}</Badge>}
        </span>
      }
    >
      <ul className={styles.checks}>
        {inOrder.map((conflict) => (
          <li key={conflict.text} data-severity={conflict.severity}>
            <Icon name={conflict.severity === 'blocks' ? 'alert' : 'warning'} size={14} />
            <span>
              <b>{t(conflict.severity === 'blocks' ? 'severityBlocks' : 'severityWarns')}</b> {conflict.text}{' '}
              {conflict.witness && (
                <Link to="/customers/$id" params={{ id: conflict.witness.id }}>
                  {t('witness', { name: conflict.witness.name })}
                </Link>
              )}
            </span>
          </li>
        ))}
        {inOrder.length === 0 && (
          <li data-severity="fine">
            <Icon name="done" size={14} />
            <span>{t('fine')}</span>
          </li>
        )}
      </ul>
    </Card>
  );
}
