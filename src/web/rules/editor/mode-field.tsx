/** Whether a rule puts its tags on by itself, or asks staff first. */
import { Field, Segments, useTexts } from '#ui';
import { editorTexts } from './texts.ts';

export interface ModeFieldProps {
  suggests: boolean;
  onChange: (suggests: boolean) => void;
}

export function ModeField({ suggests, onChange }: ModeFieldProps) {
  const t = useTexts(editorTexts);
  return (
    <Field label={t('mode')} hint={t(suggests ? 'modeSuggestHint' : 'modeApplyHint')} group>
      {() => (
        <Segments<'apply' | 'suggest'>
          label={t('mode')}
          wide
          value={suggests ? 'suggest' : 'apply'}
          options={[
            { value: 'apply', label: t('modeApply') },
            { value: 'suggest', label: t('modeSuggest') },
          ]}
          onChange={(mode) => onChange(mode === 'suggest')}
        />
      )}
    </Field>
  );
}
