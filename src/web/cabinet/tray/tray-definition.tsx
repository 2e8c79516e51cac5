import { Button } from 'antd';
import { Badge, call, Icon, IconButton, useFormat, useTexts } from '#ui';
import { ActionMenu } from '../action-menu.tsx';
import { patchTag, type Tag } from '../api.ts';
import { useCabinetActions } from '../cabinet-actions.ts';
import { cabinetTexts } from '../texts.ts';
import { useLibraryWrite } from '../use-library-write.ts';
import type { Compartment } from '../wall.ts';
import { trayTexts } from './texts.ts';
import styles from './tray.module.css';

const tones = { fresh: 'ok', fading: 'warn', mouldy: 'mould' } as const;

/** What the chosen tag means, and what can be done with it. */
export function TrayDefinition({ facts }: { facts: Compartment }) {
  const { tag, freshness } = facts;
  const t = useTexts(trayTexts);
  const wall = useTexts(cabinetTexts);
  const format = useFormat();
  const { ask } = useCabinetActions();
  const mayEdit = useMayEdit(tag);
  const rows = [
    ['meaning', tag.definition.meaning],
    ['scope', tag.definition.scope],
    ['example', tag.definition.example],
    ['counterExample', tag.definition.counterExample],
    ['appliedBy', tag.definition.appliedBy],
    ['removeWhen', tag.definition.removeWhen],
    ['purpose', tag.purpose],
    ['aliases', format.list(tag.aliases)],
  ] as const;
  const state = freshness && wall(freshness);
  return (
    <div>
      <h3 className={styles.title}>
        <b>{tag.name}</b>
        {t('definitionOf')}
        <span className={styles.end}>
          {freshness && state && (
            <Badge tone={tones[freshness]}>
              {facts.lit === tag.createdAt
                ? t('neverLit', { state })
                : t('litAt', { state, when: format.relative(facts.lit) })}
            </Badge>
          )}
          {tag.protected && <Badge icon="lock">{wall('protected')}</Badge>}
          {tag.foreign && (
            <Badge icon="link">{t(tag.foreign === 'strategy' ? 'ofStrategy' : 'keptThere')}</Badge>
          )}
          {mayEdit && (
            <IconButton
              icon="pencil"
              label={t('edit', { name: tag.name })}
              onClick={() => ask({ kind: 'editTag', tag })}
            />
          )}
          {mayEdit && <TagMenu tag={tag} />}
        </span>
      </h3>
      <dl className={styles.rows}>
        {rows.map(([name, text]) =>
          text ? (
            <Row key={name} label={t(name)}>
              {text}
            </Row>
          ) : (
            name === 'meaning' && (
              <Row key={name} label={t(name)}>
                <span className="t3">{t('noMeaning')}</span>
              </Row>
            )
          ),
        )}
      </dl>
      {mayEdit && !tag.definition.meaning && (
        <Button
          size="small"
          style={{ marginTop: 8 }}
          icon={<Icon name="pencil" size={14} />}
          onClick={() => ask({ kind: 'editTag', tag })}
        >
          {t('writeMeaning')}
        </Button>
      )}
    </div>
  );
}

const Row = ({ label, children }: { label: string; children: React.ReactNode }) => (
  <>
    <dt>{label}</dt>
    <dd>{children}</dd>
  </>
);

/** A personal tag that is seen is the reader's own. */
const useMayEdit = (tag: Tag): boolean => useCabinetActions().mayWrite || tag.scope === 'personal';

type Switch = 'pin' | 'unpin' | 'protect' | 'unprotect' | 'cold' | 'reserve';

const bodies = {
  pin: { pinned: true },
  unpin: { pinned: false },
  protect: { protected: true },
  unprotect: { protected: false },
  cold: { state: 'cold' },
  reserve: { state: 'reserve' },
} as const;
const told = {
  pin: 'pinned',
  unpin: 'unpinned',
  protect: 'nowProtected',
  unprotect: 'nowOpen',
  cold: 'nowCold',
  reserve: 'nowReserve',
} as const;

function TagMenu({ tag }: { tag: Tag }) {
  const t = useTexts(trayTexts);
  const { mayWrite, mayDelete, ask } = useCabinetActions();
  const change = useLibraryWrite(
    async (what: Switch) => {
      const { changeSet } = await call(patchTag, { params: { id: tag.id }, body: bodies[what] });
      return { text: t(told[what], { name: tag.name }), changeSets: [changeSet] };
    },
    { loud: true },
  );
  const company = tag.scope === 'enterprise';
  const turn = (what: Switch) => () => change.mutate(what);
  return (
    <ActionMenu
      label={t('tagMenu', { name: tag.name })}
      actions={[
        [
          { icon: 'pencil', label: t('editTag'), run: () => ask({ kind: 'editTag', tag }) },
          ...(tag.foreign
            ? ([{ icon: 'copy', label: t('adoptTag'), run: () => ask({ kind: 'adoptTag', tag }) }] as const)
            : []),
          ...(company && tag.foreign === null
            ? ([{ icon: 'send', label: t('moveTag'), run: () => ask({ kind: 'moveTag', tag }) }] as const)
            : []),
          ...(company && tag.foreign !== 'strategy'
            ? ([{ icon: 'merge', label: t('mergeTag'), run: () => ask({ kind: 'mergeTag', tag }) }] as const)
            : []),
        ],
        [
          tag.pinned
            ? { icon: 'minus', label: t('unpin'), run: turn('unpin') }
            : { icon: 'flag', label: t('pin'), run: turn('pin') },
          ...(company && mayWrite
            ? ([
                {
                  icon: 'lock',
                  label: t(tag.protected ? 'unprotect' : 'protect'),
                  run: turn(tag.protected ? 'unprotect' : 'protect'),
                },
                { icon: 'snow', label: t('toCold'), run: turn('cold') },
                { icon: 'box', label: t('toReserve'), run: turn('reserve') },
              ] as const)
            : []),
        ],
        (mayDelete || !company) && tag.foreign === null
          ? [{ icon: 'bin', label: t('deleteTag'), danger: true, run: () => ask({ kind: 'deleteTag', tag }) }]
          : [],
      ]}
    />
  );
}
