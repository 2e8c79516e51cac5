import { Input } from 'antd';
import { useTexts } from '#ui';
import { Field } from './field.tsx';
import type { TagDraft } from './tag-draft.ts';
import { dialogTexts } from './texts.ts';

const hints = {
  meaning: 'meaningHint',
  example: 'exampleHint',
  counterExample: 'counterExampleHint',
  appliedBy: undefined,
  removeWhen: undefined,
  scope: undefined,
} as const;

export interface DefinitionProps {
  draft: TagDraft;
  set: (change: Partial<TagDraft>) => void;
  wrong: (path: string) => string | undefined;
  fields: readonly (keyof typeof hints)[];
}

/** Parts of what a tag means, one field each. */
export function Definition({ draft, set, wrong, fields }: DefinitionProps) {
  const t = useTexts(dialogTexts);
  return fields.map((field) => {
    const hint = hints[field];
    return (
      <Field key={field} label={t(field)} hint={hint && t(hint)} wrong={wrong(`definition.${field}`)}>
        {(id) => (
          <Input.TextArea
            id={id}
            autoSize={{ minRows: field === 'meaning' ? 2 : 1, maxRows: 6 }}
            maxLength={2000}
            value={draft.definition[field]}
            onChange={(event) => set({ definition: { ...draft.definition, [field]: event.target.value } })}
          />
        )}
      </Field>
    );
  });
}
