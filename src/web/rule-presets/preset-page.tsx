/** One ready rule: where it comes from, what it needs, what it does, its story, and the way to a draft. */
import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import {
  Badge,
  Card,
  ErrorState,
  Icon,
  Note,
  PageHeader,
  PageLoading,
  TagChip,
  toHue,
  useApi,
  useErrorSentence,
  useTexts,
  useToast,
  useWrite,
} from '#ui';
import { KindBadge } from '../rules/status-badge.tsx';
import { mayDo } from '../session/session.ts';
import { useSession } from '../shell/shell-route.ts';
import { makeRoute, type Preset, presetRoute } from './api.ts';
import { Quote } from './preset-card.tsx';
import { rulePresetRoute } from './route.ts';
import styles from './rule-presets.module.css';
import { StoryCard } from './story/story-card.tsx';
import { rulePresetsTexts } from './texts.ts';

export function PresetPage() {
  const t = useTexts(rulePresetsTexts);
  const { key } = rulePresetRoute.useParams();
  const { data: preset, error, refetch } = useApi(presetRoute, { params: { key } });
  if (error)
    return (
      <>
        <PageHeader title={t('title')} />
        <ErrorState error={error} what={t('loadFailed')} onRetry={() => void refetch()} />
      </>
    );
  if (!preset) return <PageLoading />;
  return (
    <>
      <PageHeader
        title={preset.name}
        badges={<KindBadge kind={preset.kind} />}
        actions={<Link to="/rules/presets">{t('title')}</Link>}
      />
      <div className={styles.page}>
        <div className={styles.side}>
          <Card title={t('seed')}>
            <Quote preset={preset} />
            <p className={styles.source}>{t('document', { number: preset.seed.document })}</p>
          </Card>
          <Card title={t('reading')}>
            <p>{preset.reading}</p>
          </Card>
          <Card title={t('rule')}>
            <p className={styles.rule}>{preset.text}</p>
            {preset.privacy && <Note tone="warn">{t(preset.privacy)}</Note>}
            <Make preset={preset} />
          </Card>
          <Needs preset={preset} />
        </div>
        <div className={styles.story}>
          <StoryCard key={preset.key} story={preset.story} />
        </div>
      </div>
    </>
  );
}

function Needs({ preset: { groups } }: { preset: Preset }) {
  const t = useTexts(rulePresetsTexts);
  return (
    <Card title={t('needs')}>
      <div className={styles.groups}>
        {groups.map((group) => (
          <section key={group.name} className={styles.group}>
            <h3>
              {group.name}
              <span>{t(group.single ? 'single' : 'multiple')}</span>
            </h3>
            <ul>
              {group.tags.map((tag) => (
                <li key={tag.path}>
                  <TagChip name={tag.name} hue={toHue(tag.color)} size={20} tabStop={false} />
                  {tag.exists ? (
                    <span className="t3">{t('exists')}</span>
                  ) : (
                    <Badge tone="accent" icon="plus">
                      {t('willMake')}
                    </Badge>
                  )}
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Card>
  );
}

/** Nothing for whoever may not write rules. */
function Make({ preset }: { preset: Preset }) {
  const t = useTexts(rulePresetsTexts);
  const session = useSession();
  const navigate = useNavigate();
  const toast = useToast();
  const sentence = useErrorSentence();
  const write = useWrite(makeRoute, {
    invalidates: 'everything',
    onDone: ({ rule }) => {
      toast({ text: t('madeToast', { name: rule.name }) });
      void navigate({ to: '/rules/$id', params: { id: rule.id }, search: {} });
    },
  });
  const missing = preset.groups.flatMap((group) => group.tags.filter((tag) => !tag.exists)).length;
  if (preset.rule)
    return (
      <div className={styles.make}>
        <Link to="/rules/$id" params={{ id: preset.rule.id }} search={{}}>
          <Button icon={<Icon name="ladder" size={14} />} tabIndex={-1}>
            {t('openRule')}
          </Button>
        </Link>
      </div>
    );
  if (!mayDo(session, 'rules:write')) return null;
  const mayMake = missing === 0 || mayDo(session, 'library:write');
  return (
    <div className={styles.make}>
      <Button
        type="primary"
        icon={<Icon name="plus" size={14} />}
        loading={write.isPending}
        disabled={!mayMake}
        onClick={() => write.mutate({ params: { key: preset.key } })}
      >
        {t('make')}
      </Button>
      <p className="t3 fs12">
        {!mayMake ? t('needsSteward') : missing === 0 ? t('allExist') : t('someMissing', { count: missing })}{' '}
        {mayMake && t('makeNote')}
      </p>
      {write.error && (
        <Note tone="bad" live>
          {sentence(write.error)}
        </Note>
      )}
    </div>
  );
}
