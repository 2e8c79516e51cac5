import type { CustomerStatus } from '#features/customers/core';
import { Badge, useTexts } from '#ui';
import { customersTexts } from './texts.ts';

const tones = {
  lead: 'neutral',
  following: 'accent',
  opportunity: 'warn',
  customer: 'ok',
  lost: 'mould',
} as const;

const isStatus = (text: string): text is CustomerStatus => text in tones;

/** Where somebody stands with the company. */
export function StatusBadge({ status }: { status: string }) {
  const t = useTexts(customersTexts);
  if (!isStatus(status)) return <Badge>{status}</Badge>;
  const tone = tones[status];
  return <Badge {...(tone === 'neutral' ? {} : { tone })}>{t(status)}</Badge>;
}
