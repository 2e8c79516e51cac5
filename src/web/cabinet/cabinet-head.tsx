import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Facts, Icon, PageHeader, Segments, useFormat, useTexts } from '#ui';
import { ActionMenu } from './action-menu.tsx';
import type { CabinetSearch } from './address.ts';
import { useCabinetActions } from './cabinet-actions.ts';
import { type Freshness, freshnesses } from './freshness.ts';
import styles from './head.module.css';
import { cabinetTexts } from './texts.ts';
import wallStyles from './wall.module.css';
import { measures, scopes, type Tally } from './wall.ts';

export interface CabinetHeadProps {
  tally: Tally;
  categories: number;
  /** Customers in all and those with a tag at all; null while unknown. */
  coverage: { readonly all: number; readonly covered: number } | null;
  /** Active company tags, and how many are advised. */
  used: number;
  budget: number | null;
  /** Times that tags were put on and taken off in 30 days; absent while unknown. */
  uses: { readonly added: number; readonly removed: number } | undefined;
  address: CabinetSearch;
  onChange: (change: Partial<Record<keyof CabinetSearch, string | undefined>>) => void;
  search: ReactNode;
}

export function CabinetHead(props: CabinetHeadProps) {
  const { tally, categories, coverage, used, budget, uses, address, onChange, search } = props;
  const t = useTexts(cabinetTexts);
  const format = useFormat();
  const { mayWrite, ask } = useCabinetActions();
  return (
    <div className={styles.head}>
      <PageHeader
        title={t('title')}
        facts={
          <>
            <Facts>
              {t('categories', { count: categories })}
              {t('groups', { count: tally.groups })}
              {t('tags', { count: tally.tags })}
            </Facts>
            {address.measure === 'use' && uses && (
              <span className={styles.coverage}>
                {t('useTotals', { added: format.count(uses.added), removed: format.count(uses.removed) })}
              </span>
            )}
            {address.measure !== 'use' && coverage && coverage.all > 0 && (
              <span className={`${styles.spare} ${styles.coverage}`}>
                {t('coverage', {
                  all: format.count(coverage.all),
                  share: format.share(
                    coverage.covered,
                    coverage.all,
                    coverage.covered === coverage.all ? 0 : 1,
                  ),
                })}
              </span>
            )}
          </>
        }
        actions={
          <>
            {search}
            <Segments
              label={t('scope')}
              value={address.scope ?? 'all'}
              options={scopes.map((value) => ({ value, label: t(value) }))}
              onChange={(scope) => onChange({ scope: scope === 'all' ? undefined : scope })}
            />
            <Segments
              label={t('measure')}
              value={address.measure ?? 'people'}
              options={measures.map((value) => ({
                value,
                label: <span title={value === 'use' ? t('useHint') : undefined}>{t(value)}</span>,
              }))}
              onChange={(measure) => onChange({ measure: measure === 'people' ? undefined : measure })}
            />
            <ActionMenu
              label={t('more')}
              actions={[
                mayWrite
                  ? [
                      { icon: 'plus', label: t('newGroup'), run: () => ask({ kind: 'newGroup' }) },
                      { icon: 'plus', label: t('newCategory'), run: () => ask({ kind: 'newCategory' }) },
                    ]
                  : [],
                [{ icon: 'clock', label: t('history'), run: () => onChange({ panel: 'history' }) }],
              ]}
            />
            <Link to="/cabinet/plan">
              <Button tabIndex={-1} icon={<Icon name="merge" size={14} />}>
                {t('plan')}
              </Button>
            </Link>
            {mayWrite && (
              <Button
                type="primary"
                icon={<Icon name="plus" size={14} />}
                onClick={() => ask({ kind: 'newTag' })}
              >
                {t('newTag')}
              </Button>
            )}
          </>
        }
      />
      <section className={styles.legend} aria-label={t('legend')}>
        {freshnesses.map((state) => (
          <FreshnessKey
            key={state}
            state={state}
            count={tally[state]}
            pressed={address.only === state}
            onPress={() => onChange({ only: address.only === state ? undefined : state })}
          />
        ))}
        {(address.only === 'unused' || address.only === 'undefined') && (
          <button
            type="button"
            className={styles.keyButton}
            aria-pressed={true}
            title={t('showAllAgain')}
            onClick={() => onChange({ only: undefined })}
          >
            {t(address.only)}
            <Icon name="cross" size={12} />
          </button>
        )}
        <span className={styles.rule} />
        <span className={styles.key}>
          <span className={styles.bar} />
          {t('byHand')} <b>{format.count(tally.byHand)}</b>
        </span>
        <span className={styles.key}>
          <Icon name="bolt" size={12} />
          {t('byMachine')} <b>{format.count(tally.automatic)}</b>
        </span>
        <span className={styles.key}>
          <Icon name="pencil" size={12} />
          {t('personal')} <b>{format.count(tally.personal)}</b>
        </span>
        <span className={`${styles.key} ${styles.spare}`}>
          <Icon name="ringDot" size={12} />
          {t('single')}
        </span>
        <span className={`${styles.key} ${styles.spare}`}>
          <Icon name="steps" size={12} />
          {t('ordered')}
        </span>
        <span className={`${styles.key} ${styles.spare}`}>
          <Icon name="lock" size={12} />
          {t('protected')}
        </span>
        {tally.foreign && (
          <span className={`${styles.key} ${styles.spare}`}>
            <Icon name="link" size={12} />
            {t('cellForeign')}
          </span>
        )}
        {budget !== null && <Budget used={used} advice={budget} />}
      </section>
    </div>
  );
}

interface FreshnessKeyProps {
  state: Freshness;
  count: number;
  pressed: boolean;
  onPress: () => void;
}

const longName = { fresh: 'fresh', fading: 'fadingLong', mouldy: 'mouldyLong' } as const;

function FreshnessKey({ state, count, pressed, onPress }: FreshnessKeyProps) {
  const t = useTexts(cabinetTexts);
  const format = useFormat();
  return (
    <button
      type="button"
      className={styles.keyButton}
      aria-pressed={pressed}
      title={t('onlyThese', { state: t(state) })}
      onClick={onPress}
    >
      <span className={wallStyles.swatch} data-fresh={state} />
      {t(longName[state])} <b>{format.count(count)}</b>
    </button>
  );
}

function Budget({ used, advice }: { used: number; advice: number }) {
  const t = useTexts(cabinetTexts);
  const format = useFormat();
  const over = Math.max(0, used - advice);
  const whole = Math.max(used, advice, 1);
  return (
    <div className={styles.budget}>
      <span>{t('budget', { used: format.count(used), advice: format.count(advice) })}</span>
      {/* biome-ignore lint/a11y/useSemanticElements: <meter> cannot show two parts */}
      <div
        className={styles.budgetBar}
        role="meter"
        aria-label={t('budgetLabel')}
        aria-valuemin={0}
        aria-valuemax={whole}
        aria-valuenow={used}
      >
        <i style={{ width: `${((used - over) / whole) * 100}%` }} />
        <i style={{ width: `${(over / whole) * 100}%` }} />
      </div>
      {over > 0 && <span className="warn">{t('overBudget', { n: format.count(over) })}</span>}
    </div>
  );
}
