/** The name of a rule, how it stands, and what can be done with it as a whole. */
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { Badge, Facts, Icon, PageHeader, RowMenu, useTexts } from '#ui';
import type { Rule } from '../api.ts';
import { KindBadge, StatusBadge } from '../status-badge.tsx';
import { rulesTexts } from '../texts.ts';
import { usePause } from '../use-pause.ts';
import { editorTexts } from './texts.ts';

const DeleteDialog = lazy(() => import('../delete-dialog.tsx').then((m) => ({ default: m.DeleteDialog })));

export interface RuleHeaderProps {
  rule: Rule | null;
  changed: boolean;
  mayWrite: boolean;
}

export function RuleHeader({ rule, changed, mayWrite }: RuleHeaderProps) {
  const t = useTexts(editorTexts);
  const words = useTexts(rulesTexts);
  const navigate = useNavigate();
  const { pause, busy } = usePause();
  const [deleting, setDeleting] = useState(false);
  if (!rule) return <PageHeader title={t('newTitle')} />;
  const behind = rule.version !== rule.liveVersion;
  return (
    <>
      <PageHeader
        title={rule.name}
        badges={
          <>
            <StatusBadge rule={rule} />
            <KindBadge kind={rule.kind} />
            {behind && rule.liveVersion !== null && (
              <Badge tone="accent">{t('draftOf', { version: rule.version })}</Badge>
            )}
            {changed && mayWrite && <Badge tone="warn">{t('unsaved')}</Badge>}
          </>
        }
        facts={
          rule.liveVersion !== null && (
            <Facts>
              {t(rule.status === 'live' ? 'onLine' : 'ranLast', { version: rule.liveVersion })}
              {t(rule.mode === 'suggest' ? 'suggestsNow' : 'holdsNow', { count: rule.holds })}
            </Facts>
          )
        }
        actions={
          mayWrite && (
            <>
              {rule.status === 'live' && (
                <Button icon={<Icon name="clock" size={14} />} loading={busy} onClick={() => pause(rule)}>
                  {words('pause')}
                </Button>
              )}
              <RowMenu
                label={t('more')}
                width={150}
                boxed
                actions={[{ label: words('delete'), danger: true, run: () => setDeleting(true) }]}
              />
            </>
          )
        }
      />
      <Suspense>
        {deleting && (
          <DeleteDialog
            rule={rule}
            onDeleted={() => void navigate({ to: '/rules' })}
            onClose={() => setDeleting(false)}
          />
        )}
      </Suspense>
    </>
  );
}
