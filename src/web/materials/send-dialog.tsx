/** One's own link of a material, to copy or to scan; and the links of others, as far as one sees them. */
import { Button } from 'antd';
import { useEffect } from 'react';
import { addressOf, Dialog, ErrorNote, SkeletonRows, useApi, useTexts, useWrite } from '#ui';
import { CopyText } from '../settings/copy-text.tsx';
import { linkPictureRoute, listLinksRoute, type Material, makeLinkRoute } from './api.ts';
import styles from './materials.module.css';
import { materialsTexts } from './texts.ts';

export function SendDialog({ material, onClose }: { material: Material; onClose: () => void }) {
  const t = useTexts(materialsTexts);
  const own = useWrite(makeLinkRoute, { invalidates: [listLinksRoute] });
  const { mutate } = own;
  const params = { id: material.id };
  // biome-ignore lint/correctness/useExhaustiveDependencies: the link of this material is asked for once; it is the same each time
  useEffect(() => mutate({ params, body: {} }), [material.id, mutate]);
  const links = useApi(listLinksRoute, { params, query: {} }, { enabled: own.data !== undefined });
  const others = links.data?.items.filter((link) => link.id !== own.data?.id) ?? [];
  return (
    <Dialog label={t('sendOf', { name: material.name })} onClose={onClose} width={420}>
      <div className={styles.send}>
        <h2>{t('sendOf', { name: material.name })}</h2>
        <p className="t2">{t('sendText')}</p>
        <ErrorNote error={own.error} />
        {own.data ? (
          <>
            <img
              className={styles.code}
              width={200}
              height={200}
              alt={t('codeOf', { name: material.name })}
              src={addressOf(linkPictureRoute, { params: { id: own.data.id } })}
            />
            <CopyText label={t('yourLink')} text={own.data.url} />
          </>
        ) : (
          !own.error && <SkeletonRows rows={4} />
        )}
        {others.length > 0 && (
          <details>
            <summary>{t('otherLinks')}</summary>
            <ul className={styles.links}>
              {others.map((link) => (
                <li key={link.id}>
                  <span>{link.staff?.name}</span>
                  <span className="t3">
                    {link.customer ? t('forCustomer', { name: link.customer.name }) : t('forEverybody')}
                  </span>
                  <span className="t3">{t('opened', { count: link.visits })}</span>
                </li>
              ))}
            </ul>
          </details>
        )}
        <div className={styles.foot}>
          <Button onClick={onClose}>{t('close')}</Button>
        </div>
      </div>
    </Dialog>
  );
}
