import { Button, Checkbox, Input } from 'antd';
import { type DragEvent, useId, useState } from 'react';
import { Icon, Note, useTexts } from '#ui';
import type { PlanSource } from './api.ts';
import styles from './plan.module.css';
import { FILE_MOST, sourceOfFile, sourceOfText } from './read-file.ts';
import { planTexts } from './texts.ts';

export interface FileSourceProps {
  onSource: (source: PlanSource, name: string) => void;
}

const EXAMPLE = `version: 1
categories:
  - name: 需求与意向
    groups:
      - name: 意向
        choice: single
        ordered: true
        tags:
          - name: 低意向
          - name: 中意向
          - name: 高意向
            definition:
              meaning: 近 30 天主动问过价格
`;

/** A file, or text that is pasted. The plan is asked for when somebody says so. */
export function FileSource({ onSource }: FileSourceProps) {
  const t = useTexts(planTexts);
  const id = useId();
  const [text, setText] = useState('');
  const [prune, setPrune] = useState(false);
  const [file, setFile] = useState<{ source: PlanSource; name: string } | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  const [over, setOver] = useState(false);

  const ask = (source: PlanSource, name: string, archive: boolean) =>
    onSource(archive ? { ...source, prune: true } : source, name);
  const read = async (chosen: File | undefined) => {
    if (!chosen) return;
    setWrong(null);
    if (chosen.size > FILE_MOST) {
      setWrong(t('tooBig'));
      return;
    }
    const source = sourceOfFile(chosen.name, new Uint8Array(await chosen.arrayBuffer()));
    if (!source) {
      setWrong(t('unknownFormat', { name: chosen.name }));
      return;
    }
    setFile({ source, name: chosen.name });
    setText('');
    ask(source, chosen.name, prune);
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void read(event.dataTransfer.files[0]);
  };
  const onPrune = (archive: boolean) => {
    setPrune(archive);
    if (file) ask(file.source, file.name, archive);
  };
  return (
    <div className={styles.source}>
      <label
        className={styles.drop}
        data-over={over || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
      >
        <Icon name="upload" size={24} />
        <span>{file ? t('chosen', { name: file.name }) : t('drop')}</span>
        <span className="t3 fs12">{t('dropFormats')}</span>
        <input
          type="file"
          accept=".yaml,.yml,.json,.csv,.tsv,.txt,.xlsx"
          onChange={(event) => {
            void read(event.target.files?.[0]);
            // The same file chosen again is read again.
            event.target.value = '';
          }}
        />
      </label>
      {wrong && (
        <Note tone="bad" live>
          {wrong}
        </Note>
      )}
      <div className="col">
        <div className="row">
          <label htmlFor={id} className="fs12 t2">
            {t('orPaste')}
          </label>
          <span className="sp" />
          <Button size="small" type="text" onClick={() => setText(EXAMPLE)}>
            {t('example')}
          </Button>
        </div>
        <Input.TextArea
          id={id}
          className={styles.text ?? ''}
          autoSize={{ minRows: 8, maxRows: 22 }}
          spellCheck={false}
          placeholder={t('pasteHint')}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setFile(null);
          }}
        />
      </div>
      <Checkbox checked={prune} onChange={(event) => onPrune(event.target.checked)}>
        {t('prune')}
      </Checkbox>
      <div>
        <Button
          type="primary"
          ghost
          disabled={text.trim() === ''}
          onClick={() => {
            const source = sourceOfText(text);
            ask(source, (source.format ?? '').toUpperCase(), prune);
          }}
        >
          {t('look')}
        </Button>
      </div>
    </div>
  );
}
