/** A difference in words: who, and what stands on each side. */
import { MINUTE } from '#kernel';
import { TagChip, useApi, useTexts } from '#ui';
import { readRoute } from '../../customers/api.ts';
import { listStaffRoute } from '../../settings/api.ts';
import type { Difference } from '../api.ts';
import { wecomTexts } from '../texts.ts';
import { driftTexts } from './texts.ts';

/** The name, for whoever may see the customer. */
export function CustomerName({ id }: { id: string }) {
  const t = useTexts(driftTexts);
  const { data } = useApi(readRoute, { params: { id } }, { staleTime: 5 * MINUTE });
  return data?.name ? data.name : t('seeCustomer');
}

export function StaffName({ userid }: { userid: string }) {
  const { data } = useApi(listStaffRoute, { query: { limit: 500 } }, { staleTime: 5 * MINUTE });
  const person = data?.items.find((each) => each.wecomUserId?.toLowerCase() === userid);
  return person?.name ?? userid;
}

const relations = ['half', 'active', 'deletedByCustomer', 'deletedByStaff', 'transferred'] as const;

interface SideProps {
  difference: Difference;
  side: 'agreed' | 'here' | 'there';
}

export function Side({ difference, side }: SideProps) {
  const t = useTexts(driftTexts);
  const w = useTexts(wecomTexts);
  const value = difference[side];
  const { kind } = difference;
  if (kind === 'samePerson') return null;
  if (kind === 'writeFailed') {
    if (side !== 'there' || value === null) return <span className="t3">—</span>;
    return /^-?\d+$/.test(value) ? t('errorCode', { code: value }) : value;
  }
  if (value === null) return <span className="t3">{t('no')}</span>;
  if (value === '✓') return t('yes');
  // Only what another app made can have a name of its own there.
  if (kind === 'nameDiffers' && side === 'there')
    return <TagChip name={value} hue="mo" foreign="wecom" plain size={20} />;
  const relation = relations.find((each) => each === value);
  return relation && kind.startsWith('relation') ? w(relation) : value;
}
