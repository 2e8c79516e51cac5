/** Choosing a file, which is uploaded at once; what the server says against it stands below. */
import { Button } from 'antd';
import { useRef, useState } from 'react';
import { ErrorNote, Icon, useFormat, useTexts } from '#ui';
import type { MaterialFile } from './api.ts';
import styles from './materials.module.css';
import { materialsTexts } from './texts.ts';
import { upload } from './upload.ts';

export interface FileFieldProps {
  /** What is chosen, for those who cannot see the page. */
  label: string;
  accept: string;
  value: MaterialFile | null;
  onChange: (file: MaterialFile | null) => void;
}

export function FileField({ label, accept, value, onChange }: FileFieldProps) {
  const t = useTexts(materialsTexts);
  const format = useFormat();
  return (
    <div className={styles.line}>
      {value && (
        <span className={styles.file} title={value.name}>
          <Icon name="file" size={14} />
          <span>{value.name}</span>
          <span className="t3">{format.bytes(value.bytes)}</span>
        </span>
      )}
      <FilePicker
        label={value ? t('chooseOther') : t('chooseFile')}
        name={label}
        accept={accept}
        onFile={onChange}
      />
      {value && (
        <Button size="small" onClick={() => onChange(null)}>
          {t('takeAway')}
          <span className="sr"> {label}</span>
        </Button>
      )}
    </div>
  );
}

export interface FilePickerProps {
  label: string;
  name: string;
  accept: string;
  onFile: (file: MaterialFile) => void;
}

export function FilePicker({ label, name, accept, onFile }: FilePickerProps) {
  const picker = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  return (
    <>
      <Button
        size="small"
        loading={busy}
        icon={<Icon name="upload" size={14} />}
        onClick={() => picker.current?.click()}
      >
        {label}
        <span className="sr"> {name}</span>
      </Button>
      <input
        ref={picker}
        type="file"
        hidden
        accept={accept}
        aria-label={name}
        onChange={async (event) => {
          const [file] = event.target.files ?? [];
          event.target.value = '';
          if (!file) return;
          setBusy(true);
          setError(null);
          try {
            onFile(await upload(file));
          } catch (problem) {
            setError(problem);
          }
          setBusy(false);
        }}
      />
      <ErrorNote error={error} />
    </>
  );
}
