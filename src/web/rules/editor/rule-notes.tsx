/** What somebody should know before anything else about a rule. */
import { Button } from 'antd';
import { Card, Note, useApi, useFormat, useTexts } from '#ui';
import { listJobsRoute } from '../../jobs/api.ts';
import { hasEnded } from '../../jobs/job.ts';
import { JobItem } from '../../jobs/job-item.tsx';
import type { Rule } from '../api.ts';
import styles from './editor.module.css';
import { editorTexts } from './texts.ts';

export interface RuleNotesProps {
  rule: Rule | null;
  mayWrite: boolean;
  /** The version from which kept changes were begun; null: nothing was kept. */
  resumed: number | null;
  onGiveUp: () => void;
}

export function RuleNotes({ rule, mayWrite, resumed, onGiveUp }: RuleNotesProps) {
  const t = useTexts(editorTexts);
  const format = useFormat();
  const version = rule?.version ?? 0;
  return (
    <div className={styles.notes}>
      {!mayWrite && <Note>{t('readOnly')}</Note>}
      {rule?.stoppedBy && (
        <Note tone="bad">
          {t('stoppedNote', { ...rule.stoppedBy, at: format.moment(rule.stoppedBy.at) })}
        </Note>
      )}
      {rule?.problem && <Note tone="warn">{t('brokenNote', { why: rule.problem })}</Note>}
      {resumed !== null && (
        <Note tone="warn">
          <span className="row wrap g6">
            {resumed === version ? t('resumed') : t('resumedOld', { base: resumed, version })}
            <Button size="small" onClick={onGiveUp}>
              {t('giveUp')}
            </Button>
          </span>
        </Note>
      )}
      {rule?.passing && <Passing rule={rule} />}
    </div>
  );
}

const LOOK_AGAIN_MS = 3000;

/** How far it is on its way through all customers. */
function Passing({ rule }: { rule: Rule }) {
  const t = useTexts(editorTexts);
  const { data } = useApi(listJobsRoute, { query: { limit: 50 } }, { every: LOOK_AGAIN_MS });
  const job = data?.items.find(
    (one) => one.kind === 'rules.pass' && one.title === rule.name && !hasEnded(one),
  );
  if (!job) return null;
  return (
    <Card title={t('passing')} sub={t('passingText')} flush>
      <ul>
        <JobItem job={job} />
      </ul>
    </Card>
  );
}
