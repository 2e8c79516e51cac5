/** Whom the rule is about: what else they have, whose customers they are, and who of them bought later. */
import { Card, TagChip, toHue, useFormat, useTexts } from '#ui';
import type { Library } from '../../customers/library.ts';
import type { Preview } from '../api.ts';
import styles from './around.module.css';
import { trialTexts } from './texts.ts';

export interface AroundProps {
  preview: Preview;
  library: Library | undefined;
  days: number;
}

export function Around({ preview: { overlap, staff, bought }, library, days }: AroundProps) {
  const t = useTexts(trialTexts);
  const format = useFormat();
  if (overlap.count === 0 && staff.customers === 0 && !bought?.count) return null;
  return (
    <Card
      title={t('around')}
      sub={t('aroundSub', { count: overlap.count, people: format.count(overlap.count) })}
      flush
    >
      <div className={styles.around}>
        <Overlap overlap={overlap} library={library} />
        <div>
          <Staff staff={staff} />
          <Bought bought={bought} days={days} />
        </div>
      </div>
    </Card>
  );
}

function Overlap({ overlap, library }: { overlap: Preview['overlap']; library: Library | undefined }) {
  const t = useTexts(trialTexts);
  const format = useFormat();
  if (overlap.tags.length === 0)
    return (
      <section>
        <h3>{t('overlap')}</h3>
        <p className="t3">{t('noOverlap')}</p>
      </section>
    );
  return (
    <section>
      <table>
        <caption>{t('overlap')}</caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="sr">{t('tag')}</span>
            </th>
            <td />
            <th scope="col">{t('ofThem')}</th>
            <th scope="col">{t('ofAll')}</th>
          </tr>
        </thead>
        <tbody>
          {overlap.tags.map(({ tag: id, path, count, share, all, shareOfAll }) => {
            const tag = library?.tag(id);
            return (
              <tr key={id}>
                <th scope="row" title={path}>
                  <TagChip name={tag?.name ?? path} hue={toHue(tag?.hue)} size={20} tabStop={false} />
                </th>
                <td aria-hidden="true">
                  <span className={styles.bar}>
                    <i style={{ width: `${share * 100}%` }} />
                    <b style={{ left: `${shareOfAll * 100}%` }} />
                  </span>
                </td>
                <td title={format.count(count)}>{format.share(count, overlap.count)}</td>
                <td title={format.count(all)}>{format.share(all, overlap.total)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

function Staff({ staff: { count, customers, most } }: { staff: Preview['staff'] }) {
  const t = useTexts(trialTexts);
  const format = useFormat();
  const facts = { n: format.count(count), customers: format.count(customers) };
  return (
    <section>
      <h3>{t('staff')}</h3>
      <p className="t3">{t(count === 0 ? 'noStaff' : 'staffCount', facts)}</p>
      {most.length > 0 && (
        <ul className={styles.staff}>
          {most.map((one) => (
            <li key={one.id}>
              <span className="ell" title={one.name}>
                {one.name}
              </span>
              <span>{format.count(one.customers)}</span>
            </li>
          ))}
          {count > most.length && (
            <li className="t3">{t('moreStaff', { n: format.count(count - most.length) })}</li>
          )}
        </ul>
      )}
    </section>
  );
}

function Bought({ bought, days }: { bought: Preview['bought']; days: number }) {
  const t = useTexts(trialTexts);
  const format = useFormat();
  return (
    <section data-testid="bought">
      <h3>{t('bought')}</h3>
      {bought === null ? (
        <p className="t3">{t('boughtUnknown')}</p>
      ) : bought.count === 0 ? (
        <p className="t3">{t('boughtNobody', { days })}</p>
      ) : (
        <>
          <p className={styles.share}>{format.share(bought.bought, bought.count)}</p>
          <p className="t2">
            {t('boughtOf', { days, people: format.count(bought.count), bought: format.count(bought.bought) })}
          </p>
          <p className="t3">{t('boughtAll', { share: format.share(bought.all, bought.total) })}</p>
        </>
      )}
    </section>
  );
}
