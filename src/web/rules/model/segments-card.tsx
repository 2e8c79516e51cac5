/** Which scores belong to which tag: a list from the top, and the grid that follows from it. */
import { Button } from 'antd';
import { Card, Icon, IconButton, useTexts } from '#ui';
import type { Tag } from '../../customers/api.ts';
import type { Frame } from '../editor/frame.ts';
import { namesIn } from '../editor/frame.ts';
import { OneTag } from '../editor/one-tag.tsx';
import { editorTexts } from '../editor/texts.ts';
import styles from './model.module.css';
import {
  askedOf,
  cellsOf,
  type ModelBody,
  measureOf,
  moved,
  type SegmentForm,
  scoreKeys,
  scoresOf,
  toggled,
} from './model-form.ts';
import type { ModelCardProps } from './scores-card.tsx';
import { modelTexts } from './texts.ts';

const MOST_SEGMENTS = 125;

export function SegmentsCard({ body, complaints, onChange, frame }: ModelCardProps & { frame: Frame }) {
  const t = useTexts(modelTexts);
  const words = useTexts(editorTexts);
  const segments = body.segments ?? [];
  const idOf = namesIn(frame.builder).tag;
  const tags = frame.library?.offered ?? [];
  const write = (next: readonly SegmentForm[]) => onChange({ ...body, segments: [...next] });
  const complaint = complaints.fields.get('segments');
  return (
    <Card
      title={t('segments')}
      sub={t('segmentsSub')}
      actions={
        <Button
          size="small"
          icon={<Icon name="plus" size={12} />}
          disabled={segments.length >= MOST_SEGMENTS}
          onClick={() => write([...segments, { tag: '' }])}
        >
          {t('addSegment')}
        </Button>
      }
    >
      {complaint && <p className={styles.complaint}>{complaint}</p>}
      <ol className={styles.segments}>
        {segments.map((segment, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a segment is its place, and keeps the focus while it changes
          <li key={i}>
            <SegmentRow
              body={body}
              segment={segment}
              n={i + 1}
              tags={tags}
              tag={segment.tag === '' ? null : idOf(segment.tag)}
              onChange={(next) => write(segments.with(i, next))}
              onUp={i === 0 ? null : () => write(moved(segments, i, i - 1))}
              onRemove={() => write(segments.toSpliced(i, 1))}
            />
          </li>
        ))}
      </ol>
      <div className={styles.otherwise}>
        <span className="nw">{words('otherwise')}</span>
        <div className={styles.otherTag}>
          <OneTag
            label={words('otherwise')}
            tags={tags}
            placeholder={words('otherwiseNone')}
            optional
            value={body.otherwise == null ? null : idOf(body.otherwise)}
            onChange={(otherwise) => onChange({ ...body, otherwise })}
          />
        </div>
      </div>
      <Grid
        body={body}
        nameOf={(tag) => frame.library?.tag(idOf(tag))?.name ?? tag}
        rest={body.otherwise ?? null}
      />
    </Card>
  );
}

interface SegmentRowProps {
  body: ModelBody;
  segment: SegmentForm;
  n: number;
  tags: readonly Tag[];
  tag: string | null;
  onChange: (segment: SegmentForm) => void;
  onUp: (() => void) | null;
  onRemove: () => void;
}

function SegmentRow({ body, segment, n, tags, tag, onChange, onUp, onRemove }: SegmentRowProps) {
  const t = useTexts(modelTexts);
  const words = useTexts(editorTexts);
  return (
    <>
      <div className={styles.segmentTag}>
        <OneTag
          label={t('segmentTag', { n })}
          tags={tags}
          placeholder={words('chooseTag')}
          value={tag}
          onChange={(next) => onChange({ ...segment, tag: next ?? '' })}
        />
      </div>
      {scoreKeys.map((key) => {
        const most = scoresOf(body.model[measureOf[key]]);
        const asked = askedOf(segment, key, most);
        return (
          <span key={key} className={styles.asked}>
            <b>{key.toUpperCase()}</b>
            {Array.from({ length: most }, (_, i) => i + 1).map((score) => (
              <button
                key={score}
                type="button"
                aria-pressed={asked.includes(score)}
                aria-label={t('score', { n, key: key.toUpperCase(), score })}
                onClick={() => onChange(toggled(segment, key, score, most))}
              >
                {score}
              </button>
            ))}
          </span>
        );
      })}
      <span className={styles.acts}>
        {onUp && <IconButton icon="up" label={t('up', { n })} onClick={onUp} />}
        <IconButton icon="cross" label={t('remove', { n })} onClick={onRemove} />
      </span>
    </>
  );
}

/** Colours of neighbours differ, and repeat after so many. */
const HUES = 6;

function Grid({
  body,
  nameOf,
  rest,
}: {
  body: ModelBody;
  nameOf: (tag: string) => string;
  rest: string | null;
}) {
  const t = useTexts(modelTexts);
  const segments = body.segments ?? [];
  const restName = rest === null ? t('none') : nameOf(rest);
  const nameAt = (place: number) => (place < 0 ? restName : nameOf(segments[place]?.tag ?? ''));
  return (
    <div className={styles.gridPart}>
      <h3>{t('grid')}</h3>
      <div className={styles.gridWords}>
        <span>{t('gridFrequency')}</span>
        <span>{t('gridRecency')}</span>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard */}
      <section className={styles.gridBox} tabIndex={0} aria-label={t('grid')}>
        <table className={styles.grid}>
          <thead>
            <tr>
              <td />
              {cellsOf(body)[0]?.map((cell) => (
                <th key={cell.r} scope="col">{`R${cell.r}`}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {cellsOf(body).map((row) => (
              <tr key={row[0]?.f}>
                <th scope="row">{`F${row[0]?.f}`}</th>
                {row.map(({ r, segments: places }) => {
                  const names = [...new Set(places.map(nameAt))];
                  const [only, second] = places;
                  return (
                    <td
                      key={r}
                      title={names.join(' / ')}
                      data-hue={
                        second === undefined && only !== undefined && only >= 0 ? only % HUES : undefined
                      }
                    >
                      {names.length === 1 ? names[0] : names.join(' / ')}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}
