/** Why rows were not taken: each reason with its number, the server's sentence and the first lines; the whole list as a file. */
import { useQuery } from '@tanstack/react-query';
import { addressOf, Note, SkeletonRows, useFormat, useLanguage, useTexts } from '#ui';
import { type Counts, type ImportItem, importErrorsRoute } from '../api.ts';
import styles from '../imports.module.css';
import { MissingTags } from './missing-tags.tsx';
import { type RefusedLine, type RefusedReason, refusedLines, refusedReasons } from './refused-head.ts';
import { runTexts } from './texts.ts';

/** Of the list, which may hold hundreds of thousands of rows, so much is read. */
const HEAD_BYTES = 128 * 1024;
const SHOWN_REASONS = 8;

async function readHead(address: string, language: string, signal: AbortSignal): Promise<RefusedLine[]> {
  const stop = new AbortController();
  const response = await fetch(address, {
    headers: { 'accept-language': language },
    credentials: 'same-origin',
    signal: AbortSignal.any([signal, stop.signal]),
  });
  if (!response.ok || !response.body) throw new Error(`HTTP ${response.status}`);
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let read = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return refusedLines(text + decoder.decode(), true);
    text += decoder.decode(value, { stream: true });
    read += value.length;
    if (read < HEAD_BYTES) continue;
    stop.abort();
    return refusedLines(text, false);
  }
}

export interface RefusedPartProps {
  item: ImportItem;
  counts: Counts;
  /** It can be tried again: what is missing can be added first. */
  open?: boolean;
}

export function RefusedPart({ item, counts, open = false }: RefusedPartProps) {
  const t = useTexts(runTexts);
  const { language } = useLanguage();
  const { refused, refusedBy, tags } = counts;
  const address = addressOf(importErrorsRoute, { params: { id: item.id } });
  const some = refused + tags.refused > 0;
  const { data, error, isPending } = useQuery({
    queryKey: [address, item.updatedAt, language],
    queryFn: ({ signal }) => readHead(address, language, signal),
    enabled: some,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (!some)
    return (
      <div className={styles.part}>
        <Note tone="ok">{t('nothingRefused')}</Note>
      </div>
    );
  return (
    <div className={styles.part}>
      {isPending && <SkeletonRows rows={2} />}
      {error && <p className="fs12 bad">{t('reasonsFailed')}</p>}
      {refused > 0 && (data || error) && (
        <Reasons
          title={t('refusedRows', { count: refused })}
          reasons={refusedReasons(refusedBy, data ?? [])}
        />
      )}
      {tags.refused > 0 && (data || error) && (
        <Reasons
          title={t('refusedTags', { count: tags.refused })}
          reasons={refusedReasons(tags.refusedBy, data ?? [])}
        />
      )}
      {open && (refusedBy['tag.notFound'] ?? tags.refusedBy['tag.notFound'] ?? 0) > 0 && (
        <MissingTags item={item} key={item.updatedAt} />
      )}
      <div>
        <a href={address} download>
          {t('download')}
        </a>
      </div>
    </div>
  );
}

function Reasons({ title, reasons }: { title: string; reasons: readonly RefusedReason[] }) {
  const t = useTexts(runTexts);
  const format = useFormat();
  const shown = reasons.slice(0, SHOWN_REASONS);
  return (
    <section className={styles.reasons} aria-label={title}>
      <h3 className="warn">{title}</h3>
      {shown.map(({ code, count, message, lines }) => (
        <div key={code} className={styles.reason}>
          <b>{format.count(count)}</b>
          <div>
            <div>{message ?? t('seeList')}</div>
            {lines.length > 0 && (
              <div className="t3">
                {t(count > lines.length ? 'linesAndMore' : 'lines', {
                  lines: format.list(lines.map((line) => format.count(line))),
                })}
              </div>
            )}
            {message === null && <code className="t3">{code}</code>}
          </div>
        </div>
      ))}
      {reasons.length > shown.length && (
        <p className="fs12 t3">{t('moreReasons', { count: reasons.length - shown.length })}</p>
      )}
    </section>
  );
}
