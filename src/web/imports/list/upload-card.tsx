/** Takes a file in: drop or choose, look at the guess, send with progress. */
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { type DragEvent, useEffect, useRef, useState } from 'react';
import type { Right } from '#kernel';
import { ErrorState, Facts, Icon, isAborted, keyOf, ProgressBar, Segments, useFormat, useTexts } from '#ui';
import { mayDo } from '../../session/session.ts';
import { useSession } from '../../shell/shell-route.ts';
import { getImportRoute, type ImportKind, listImportsRoute } from '../api.ts';
import { decodeHead, guessKind } from '../guess-kind.ts';
import styles from '../imports.module.css';
import { importsRoute } from '../route.ts';
import { importsTexts } from '../texts.ts';
import { type Sending, type Upload, upload } from './upload.ts';

/** What each kind needs besides the right to import. */
const needed: Readonly<Record<ImportKind, Right | null>> = {
  customers: 'customers:write',
  orders: null,
  events: null,
  taggings: 'tags:apply',
  library: 'library:write',
};
const kinds = [
  'customers',
  'orders',
  'events',
  'taggings',
  'library',
] as const satisfies readonly ImportKind[];

interface Chosen {
  readonly file: File;
  readonly kind: ImportKind;
}

type State =
  | { readonly step: 'empty' }
  | ({ readonly step: 'chosen'; readonly error?: unknown } & Chosen)
  | ({ readonly step: 'sending'; readonly sending: Sending; readonly since: number } & Chosen);

export function UploadCard() {
  const t = useTexts(importsTexts);
  const session = useSession();
  const allowed = kinds.filter((kind) => {
    const right = needed[kind];
    return right === null || mayDo(session, right);
  });
  const [state, setState] = useState<State>({ step: 'empty' });
  const [over, setOver] = useState(false);
  const [several, setSeveral] = useState(false);
  const picker = useRef<HTMLInputElement>(null);
  const send = useSend(setState);

  const take = async (files: FileList | null) => {
    const [file] = files ?? [];
    setSeveral((files?.length ?? 0) > 1);
    if (!file || (files && files.length > 1)) return;
    const head = decodeHead(new Uint8Array(await file.slice(0, 64 * 1024).arrayBuffer()));
    const guess = guessKind(file.name, head ?? '');
    setState({ step: 'chosen', file, kind: allowed.includes(guess) ? guess : (allowed[0] ?? 'orders') });
  };
  const drag = {
    onDragOver: (event: DragEvent) => {
      if (state.step === 'sending') return;
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: () => setOver(false),
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      setOver(false);
      if (state.step !== 'sending') void take(event.dataTransfer.files);
    },
  };
  const choose = () => picker.current?.click();
  return (
    <div className={styles.drop} data-over={over || undefined} {...drag}>
      <input
        ref={picker}
        type="file"
        hidden
        aria-label={t('choose')}
        accept=".csv,.tsv,.txt,.xlsx,.yaml,.yml,.json,text/csv,text/plain"
        onChange={(event) => {
          void take(event.target.files);
          event.target.value = '';
        }}
      />
      {state.step === 'empty' && (
        <div className={styles.dropEmpty}>
          <Icon name="upload" size={36} />
          <div className="row wrap">
            <b>{t('drop')}</b>
            <Button type="primary" onClick={choose}>
              {t('choose')}
            </Button>
          </div>
          <p className="fs12 t3">{t('accepts')}</p>
          {several && (
            <p className="fs12 bad" role="alert">
              {t('oneFile')}
            </p>
          )}
        </div>
      )}
      {state.step === 'chosen' && (
        <ChosenFile
          chosen={state}
          kinds={allowed}
          onKind={(kind) => setState({ step: 'chosen', file: state.file, kind })}
          onOther={choose}
          onSend={() => send.start(state)}
        />
      )}
      {state.step === 'sending' && <SendingFile {...state} onStop={send.stop} />}
    </div>
  );
}

function useSend(setState: (state: State) => void) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const { from } = importsRoute.useSearch();
  const running = useRef<Upload | null>(null);
  // Leaving the page gives the upload up: nobody could see it any more.
  useEffect(() => () => running.current?.stop(), []);
  const start = async ({ file, kind }: Chosen) => {
    const since = Date.now();
    const show = (sending: Sending) => setState({ step: 'sending', file, kind, sending, since });
    show({ sent: 0, total: file.size });
    const sending = upload(file, kind, show);
    running.current = sending;
    try {
      const item = await sending.done;
      running.current = null;
      client.setQueryData(keyOf(getImportRoute, { params: { id: item.id } }), item);
      void client.invalidateQueries({ queryKey: keyOf(listImportsRoute) });
      await navigate({ to: '/imports/$id', params: { id: item.id }, search: from ? { from } : {} });
    } catch (error) {
      running.current = null;
      setState(isAborted(error) ? { step: 'chosen', file, kind } : { step: 'chosen', file, kind, error });
    }
  };
  return { start: (chosen: Chosen) => void start(chosen), stop: () => running.current?.stop() };
}

interface ChosenFileProps {
  chosen: Chosen & { readonly error?: unknown };
  kinds: readonly ImportKind[];
  onKind: (kind: ImportKind) => void;
  onOther: () => void;
  onSend: () => void;
}

function ChosenFile({ chosen, kinds: allowed, onKind, onOther, onSend }: ChosenFileProps) {
  const t = useTexts(importsTexts);
  const format = useFormat();
  const { file, kind, error } = chosen;
  return (
    <div className={styles.chosen}>
      <div className="row">
        <Icon name="file" size={20} />
        <b className="ell" title={file.name}>
          {file.name}
        </b>
        <span className="t3 fs12 nw">{format.bytes(file.size)}</span>
        <Button size="small" type="link" onClick={onOther}>
          {t('chooseOther')}
        </Button>
      </div>
      <div>
        <div className="fs12 t2" style={{ marginBottom: 6 }}>
          {t('guessed', { kind: t(kind) })}
        </div>
        <Segments
          label={t('kind')}
          value={kind}
          onChange={onKind}
          options={allowed.map((each) => ({ value: each, label: t(each) }))}
        />
        <p className="fs12 t3" style={{ marginTop: 6 }}>
          {t(`${kind}Text`)}
        </p>
      </div>
      {error !== undefined && <ErrorState error={error} what={t('uploadFailed')} />}
      <div>
        <Button type="primary" icon={<Icon name="upload" size={14} />} onClick={onSend} autoFocus>
          {t('upload', { kind: t(kind) })}
        </Button>
      </div>
    </div>
  );
}

interface SendingFileProps extends Chosen {
  readonly sending: Sending;
  /** When it began, in ms. */
  readonly since: number;
  readonly onStop: () => void;
}

function SendingFile({ file, sending, since, onStop }: SendingFileProps) {
  const t = useTexts(importsTexts);
  const format = useFormat();
  const { sent, total } = sending;
  const seconds = (Date.now() - since) / 1000;
  const speed = seconds > 0.5 ? sent / seconds : 0;
  const whole = sent >= total;
  return (
    <div className={styles.chosen}>
      <b className="ell">{whole ? t('looking') : t('uploading', { name: file.name })}</b>
      <ProgressBar value={total ? sent / total : 0} label={t('uploading', { name: file.name })} />
      <div className="row fs12 t2">
        <Facts>
          {t('sent', { sent: format.bytes(sent), total: format.bytes(total) })}
          {speed > 0 && !whole && t('perSecond', { size: format.bytes(speed) })}
          {speed > 0 && !whole && t('left', { time: format.duration(((total - sent) / speed) * 1000) })}
        </Facts>
        <span className="sp" />
        <Button size="small" onClick={onStop}>
          {t('stopUpload')}
        </Button>
      </div>
    </div>
  );
}
