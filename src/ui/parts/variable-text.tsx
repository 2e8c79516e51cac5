/** A text with `{{variables}}`, and buttons that put one where the cursor stands. */
import { Button, Input } from 'antd';
import type { TextAreaRef } from 'antd/es/input/TextArea';
import { useRef } from 'react';
import { useTexts } from '../i18n/language-provider.tsx';
import { uiTexts } from '../texts.ts';
import type { FieldControl } from './field.tsx';
import styles from './variable-text.module.css';

export interface VariableTextProps {
  control: FieldControl;
  value: string;
  variables: readonly { readonly name: string; readonly label: string }[];
  maxLength: number;
  onChange: (value: string) => void;
}

export function VariableText({ control, value, variables, maxLength, onChange }: VariableTextProps) {
  const t = useTexts(uiTexts);
  const area = useRef<TextAreaRef>(null);
  const insert = (name: string) => {
    const element = area.current?.resizableTextArea?.textArea;
    const [from, to] = [element?.selectionStart ?? value.length, element?.selectionEnd ?? value.length];
    onChange(`${value.slice(0, from)}{{${name}}}${value.slice(to)}`);
    element?.focus();
  };
  return (
    <>
      <Input.TextArea
        {...control}
        ref={area}
        autoSize={{ minRows: 3, maxRows: 10 }}
        maxLength={maxLength}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      <div className={styles.variables}>
        <span className="t3">{t('insert')}</span>
        {variables.map(({ name, label }) => (
          <Button key={name} size="small" onClick={() => insert(name)}>
            {label}
          </Button>
        ))}
      </div>
    </>
  );
}
