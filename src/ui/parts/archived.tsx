/** What was put away: the choice above a list, and the mark at one thing. */
import { useTexts } from '../i18n/language-provider.tsx';
import { uiTexts } from '../texts.ts';
import { Badge } from './parts.tsx';
import { Segments } from './segments.tsx';

export interface ArchivedFilterProps {
  archived: boolean;
  onChange: (archived: boolean) => void;
}

export function ArchivedFilter({ archived, onChange }: ArchivedFilterProps) {
  const t = useTexts(uiTexts);
  return (
    <Segments
      label={t('whichOnes')}
      small
      value={archived ? 'archived' : 'inUse'}
      options={[
        { value: 'inUse', label: t('inUse') },
        { value: 'archived', label: t('archived') },
      ]}
      onChange={(value) => onChange(value === 'archived')}
    />
  );
}

export function ArchivedBadge() {
  const t = useTexts(uiTexts);
  return <Badge icon="box">{t('archived')}</Badge>;
}
