/** Which level a new tag of an ordered group becomes. */
import { Select } from 'antd';
import { useTexts } from '#ui';
import type { Tag } from '../api.ts';
import type { LibraryAnswers } from '../wall.ts';
import { Field } from './field.tsx';
import { dialogTexts } from './texts.ts';

export interface LevelFieldProps {
  levels: readonly Tag[];
  /** Before this one of them; null: below all. */
  above: number | null;
  onChange: (above: number) => void;
}

export function LevelField({ levels, above, onChange }: LevelFieldProps) {
  const t = useTexts(dialogTexts);
  const words = (at: number): string => {
    const above = levels[at - 1]?.name;
    const below = levels[at]?.name;
    if (above === undefined) return t('levelTop', { below: below ?? '' });
    if (below === undefined) return t('levelBottom', { above });
    return t('levelBetween', { above, below });
  };
  return (
    <Field label={t('level')} hint={t('levelHint')}>
      {(id) => (
        <Select
          id={id}
          value={above ?? levels.length}
          onChange={onChange}
          options={[...levels.keys(), levels.length].map((at) => ({ value: at, label: words(at) }))}
        />
      )}
    </Field>
  );
}

/** Company tags of an ordered group, the highest first. */
export const levelsOf = ({ tags }: LibraryAnswers, group: string): readonly Tag[] =>
  tags
    .filter((one) => one.group.id === group && one.scope === 'enterprise' && one.state !== 'recycled')
    .toSorted((a, b) => b.order - a.order);
