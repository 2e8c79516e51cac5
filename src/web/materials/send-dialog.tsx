/** One's own link of a material, to copy or to scan; and the links of others, as far as one sees them. */
import { useEffect } from 'react';
import { addressOf, useApi, useTexts, useWrite } from '#ui';
import { linkPictureRoute, listLinksRoute, type Material, makeLinkRoute } from './api.ts';
import { LinkDialog } from './link-dialog.tsx';
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
    <LinkDialog
      title={t('sendOf', { name: material.name })}
      text={t('sendText')}
      linkLabel={t('yourLink')}
      close={t('close')}
      error={own.error}
      onClose={onClose}
      link={
        own.data && {
          url: own.data.url,
          picture: addressOf(linkPictureRoute, { params: { id: own.data.id } }),
          pictureLabel: t('codeOf', { name: material.name }),
        }
      }
    >
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
    </LinkDialog>
  );
}
