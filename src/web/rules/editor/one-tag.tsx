/** Choosing one tag. */
import { Select } from 'antd';
import { type FieldControl, TagChip, toHue } from '#ui';
import type { Tag } from '../../customers/api.ts';

export interface OneTagProps {
  /** Without one the choice is named by `label`. */
  control?: FieldControl;
  label?: string;
  tags: readonly Tag[];
  placeholder: string;
  /** Having none is fine. */
  optional?: boolean;
  value: string | null;
  onChange: (tag: string | null) => void;
}

export function OneTag(props: OneTagProps) {
  const { control, label, tags, placeholder, optional = false, value, onChange } = props;
  return (
    <Select<string | undefined>
      {...(control ?? { 'aria-label': label })}
      placeholder={placeholder}
      style={{ width: '100%' }}
      allowClear={optional}
      showSearch={{ optionFilterProp: 'title' }}
      value={value ?? undefined}
      onChange={(tag) => onChange(tag ?? null)}
      options={tags.map((tag) => ({
        value: tag.id,
        title: tag.path,
        label: <TagChip plain name={tag.name} hue={toHue(tag.hue)} automatic guarded={tag.protected} />,
      }))}
    />
  );
}
