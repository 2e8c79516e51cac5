/** What came from the chat archive: files, who agreed, and lines that could not be used. */
import { MINUTE } from '#kernel';
import { Card, type DataColumn, DataTable, ErrorNote, Facts, Note, useApi, useFormat, useTexts } from '#ui';
import { type ArchiveFile, archiveRoute } from '../api.ts';
import own from './status.module.css';
import { statusTexts } from './texts.ts';

export function ArchiveCard() {
  const t = useTexts(statusTexts);
  const { data, error } = useApi(archiveRoute, {}, { every: MINUTE });
  if (!data)
    return error ? (
      <Card title={t('archive')}>
        <ErrorNote error={error} />
      </Card>
    ) : null;
  const { isOn, files, consents } = data;
  // Nothing but keyword rules asks for it: who has none is told in one line.
  if (!isOn && files.length === 0)
    return (
      <Card title={t('archive')}>
        <p className="t3">{t('archiveOff')}</p>
      </Card>
    );
  return (
    <Card
      title={t('archive')}
      sub={
        <Facts>
          {t('agreed', { count: consents.agreed })}
          {consents.declined > 0 && t('declined', { count: consents.declined })}
        </Facts>
      }
      flush
    >
      {!isOn && <Note tone="warn">{t('archiveStopped')}</Note>}
      {files.length === 0 ? <p className={`${own.none} t3`}>{t('noFiles')}</p> : <Files files={files} />}
    </Card>
  );
}

function Files({ files }: { files: readonly ArchiveFile[] }) {
  const t = useTexts(statusTexts);
  const format = useFormat();
  const number = (
    key: 'accepted' | 'duplicates' | 'withheld' | 'aside',
    tone?: 'bad',
  ): DataColumn<ArchiveFile> => ({
    key,
    title: t(key),
    align: 'end',
    width: '96px',
    render: (file) => (
      <span className={file[key] === 0 ? 't3' : (tone ?? '')}>{format.count(file[key])}</span>
    ),
  });
  return (
    <DataTable
      label={t('archive')}
      rows={files}
      rowKey={({ name, startedAt }) => `${name} ${startedAt}`}
      columns={[
        { key: 'name', title: t('archiveFile'), card: 'title', render: ({ name }) => <code>{name}</code> },
        {
          key: 'when',
          title: t('archiveRead'),
          width: '140px',
          render: ({ endedAt }) =>
            endedAt === null ? (
              <span className="t3">{t('archiveReading')}</span>
            ) : (
              <time dateTime={endedAt} title={format.instant(endedAt)}>
                {format.relative(endedAt)}
              </time>
            ),
        },
        number('accepted'),
        number('duplicates'),
        number('withheld'),
        number('aside', 'bad'),
      ]}
      details={({ aside, problems }) =>
        problems.length === 0 ? null : (
          <Note tone="warn">
            <b>{t('asideOf', { count: aside })}</b>
            {reasonsOf(problems).map(({ message, lines }) => (
              <div key={message}>
                {message} {t('asideLines', { lines: format.list(lines.slice(0, 10).map(String)) })}
              </div>
            ))}
          </Note>
        )
      }
    />
  );
}

/** The lines of each reason. */
function reasonsOf(problems: ArchiveFile['problems']) {
  const reasons = new Map<string, number[]>();
  for (const { message, line } of problems) reasons.set(message, [...(reasons.get(message) ?? []), line]);
  return [...reasons].map(([message, lines]) => ({ message, lines }));
}
