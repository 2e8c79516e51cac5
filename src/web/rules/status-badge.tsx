/** In which state a rule is, and of which kind. */
import { Badge, type BadgeProps, type IconName, useTexts } from '#ui';
import type { Rule, RuleKind, RuleStatus } from './api.ts';
import { rulesTexts } from './texts.ts';

const looks = {
  live: { tone: 'ok', icon: 'play' },
  draft: { icon: 'pencil' },
  paused: { tone: 'warn', icon: 'clock' },
  stopped: { tone: 'bad', icon: 'alert' },
} as const satisfies Record<RuleStatus, BadgeProps | { icon: IconName }>;

const kindIcons = {
  state: 'filter',
  trigger: 'pulse',
  ladder: 'steps',
  model: 'chart',
} as const satisfies Record<RuleKind, IconName>;

export function StatusBadge({ rule }: { rule: Pick<Rule, 'status' | 'passing'> }) {
  const t = useTexts(rulesTexts);
  if (rule.passing)
    return (
      <Badge tone="accent" icon="refresh">
        {t('passing')}
      </Badge>
    );
  return <Badge {...looks[rule.status]}>{t(rule.status)}</Badge>;
}

export function KindBadge({ kind }: { kind: RuleKind }) {
  const t = useTexts(rulesTexts);
  return <Badge icon={kindIcons[kind]}>{t(kind)}</Badge>;
}
