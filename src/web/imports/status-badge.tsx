import { Badge, type BadgeProps, useTexts } from '#ui';
import type { ImportStatus } from './api.ts';
import { importsTexts } from './texts.ts';

const tones: Readonly<Partial<Record<ImportStatus, BadgeProps['tone']>>> = {
  checking: 'accent',
  checked: 'accent',
  running: 'accent',
  done: 'ok',
  failed: 'bad',
  cancelled: 'warn',
  undoing: 'accent',
};

export function StatusBadge({ status }: { status: ImportStatus }) {
  const t = useTexts(importsTexts);
  const tone = tones[status];
  return <Badge {...(tone ? { tone } : {})}>{t(status)}</Badge>;
}
