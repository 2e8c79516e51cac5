/** Name of the audience, and what can be done with it as a whole. */

import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import type { Condition } from '#features/conditions/core';
import { Badge, Icon, keyOf, PageHeader, RowMenu, useShortcut, useTexts, useToast, useWrite } from '#ui';
import { mayDo } from '../session/session.ts';
import { useSession } from '../shell/shell-route.ts';
import { type Audience, audienceRoute, audiencesRoute, changeRoute } from './api.ts';
import type { BuilderView } from './builder-view.ts';
import { putBack } from './restore.ts';
import { audiencesTexts } from './texts.ts';
import type { Linked } from './use-linked-draft.ts';

const SaveDialog = lazy(() => import('./audience-dialogs.tsx').then((m) => ({ default: m.SaveDialog })));
const FreezeDialog = lazy(() => import('./audience-dialogs.tsx').then((m) => ({ default: m.FreezeDialog })));
const DeleteDialog = lazy(() => import('./audience-dialogs.tsx').then((m) => ({ default: m.DeleteDialog })));

type Asking = 'save' | 'saveAs' | 'rename' | 'freeze' | 'delete';

export interface BuilderHeaderProps {
  view: BuilderView;
  condition: Condition;
  link: Linked;
}

export function BuilderHeader({ view, condition }: BuilderHeaderProps) {
  const t = useTexts(audiencesTexts);
  const session = useSession();
  const navigate = useNavigate();
  const client = useQueryClient();
  const toast = useToast();
  const [asking, setAsking] = useState<Asking | null>(null);
  const { saved, changed, count } = view;
  const mayWrite = mayDo(session, 'audiences:write');
  const people = count.counted?.count ?? 0;
  const refresh = (audience: Audience) =>
    client.setQueryData(keyOf(audienceRoute, { params: { id: audience.id } }), audience);
  const change = useWrite(changeRoute, { invalidates: [audiencesRoute] });

  const frozen = saved?.kind === 'frozen';
  /** Changes are saved in place; a new condition, or one built on a frozen list, needs a name. */
  const save = () => {
    if (!mayWrite) return;
    if (!saved || frozen) setAsking(saved ? 'saveAs' : 'save');
    else if (changed)
      change.mutate(
        { params: { id: saved.id }, body: { condition } },
        {
          onSuccess: (after) => {
            refresh(after);
            toast({
              text: t('savedToast', { name: after.name }),
              undo: async () => refresh(await putBack(saved)),
            });
          },
        },
      );
  };
  useShortcut(mayWrite ? { keys: 'mod+enter', label: t('save'), group: t('keyPage'), run: save } : null);
  const open = (audience: Audience) => {
    refresh(audience);
    setAsking(null);
    void navigate({ to: '/audiences/$id', params: { id: audience.id } });
  };
  const copy = async () => {
    const link = window.location.href;
    try {
      await navigator.clipboard.writeText(link);
      toast({ text: t('linkCopied') });
    } catch {
      toast({ text: t('linkShown', { link }), tone: 'info', seconds: 20 });
    }
  };
  const saveLabel = !saved ? t('save') : frozen ? t('saveAs') : t('saveChanges');
  return (
    <>
      <PageHeader
        title={saved?.name ?? t('newTitle')}
        badges={
          saved && (
            <>
              <Badge icon={frozen ? 'snow' : 'filter'} {...(frozen ? { tone: 'cold' as const } : {})}>
                {frozen ? t('frozen') : t('dynamic')}
              </Badge>
              {saved.owner && <Badge icon="person">{saved.owner}</Badge>}
            </>
          )
        }
        facts={saved?.description}
        actions={
          <>
            <Button icon={<Icon name="share" size={14} />} onClick={() => void copy()}>
              {t('share')}
            </Button>
            {mayWrite && !frozen && (
              <Button icon={<Icon name="snow" size={14} />} onClick={() => setAsking('freeze')}>
                {t('freeze')}
              </Button>
            )}
            {mayWrite && (
              <Button
                type="primary"
                icon={<Icon name="check" size={14} />}
                loading={change.isPending}
                disabled={saved !== null && !changed}
                onClick={save}
              >
                {saveLabel}
              </Button>
            )}
            {mayWrite && saved && <MoreMenu frozen={frozen} onAsk={setAsking} />}
          </>
        }
      />
      <Suspense>
        {(asking === 'save' || asking === 'saveAs' || (asking === 'freeze' && (!saved || changed))) && (
          <SaveDialog
            audience={null}
            condition={condition}
            {...(saved ? { name: `${saved.name} 2` } : {})}
            people={people}
            onSaved={open}
            onClose={() => setAsking(null)}
          />
        )}
        {saved && asking === 'rename' && (
          <SaveDialog
            audience={saved}
            condition={null}
            people={people}
            onSaved={(audience) => {
              refresh(audience);
              setAsking(null);
            }}
            onClose={() => setAsking(null)}
          />
        )}
        {saved && !changed && asking === 'freeze' && (
          <FreezeDialog audience={saved} people={people} onFrozen={open} onClose={() => setAsking(null)} />
        )}
        {saved && asking === 'delete' && (
          <DeleteDialog
            audience={saved}
            onDeleted={() => void navigate({ to: '/audiences' })}
            onClose={() => setAsking(null)}
          />
        )}
      </Suspense>
    </>
  );
}

function MoreMenu({ frozen, onAsk }: { frozen: boolean; onAsk: (asking: Asking) => void }) {
  const t = useTexts(audiencesTexts);
  const ask = (asking: Asking) => () => onAsk(asking);
  return (
    <RowMenu
      label={t('more')}
      boxed
      actions={[
        !frozen && { label: t('saveAs'), run: ask('saveAs') },
        { label: t('rename'), run: ask('rename') },
        { label: t('remove'), danger: true, run: ask('delete') },
      ]}
    />
  );
}
