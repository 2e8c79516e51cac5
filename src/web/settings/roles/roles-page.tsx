/** What each role may do, as one table. */
import { Link } from '@tanstack/react-router';
import { Icon, ListCard, PageHeader, useApi, useTexts } from '#ui';
import { rightTexts, roleTexts } from '../../session/texts.ts';
import { listRolesRoute, type RoleItem } from '../api.ts';
import { useReachWords } from '../reach-words.ts';
import { rightsGroups } from '../rights-groups.ts';
import { settingsTexts } from '../texts.ts';
import styles from './roles.module.css';
import { rolesTexts } from './texts.ts';

export function RolesPage() {
  const t = useTexts(rolesTexts);
  const s = useTexts(settingsTexts);
  const query = useApi(listRolesRoute, {}, { staleTime: Number.POSITIVE_INFINITY });
  return (
    <>
      <PageHeader title={s('roles')} facts={t('facts')} />
      <ListCard query={query} failed={s('loadFailed', { what: s('roles') })} rows={8}>
        {query.data && <RightsTable roles={query.data.items} />}
      </ListCard>
    </>
  );
}

function RightsTable({ roles }: { roles: readonly RoleItem[] }) {
  const t = useTexts(rolesTexts);
  const s = useTexts(settingsTexts);
  const rightName = useTexts(rightTexts);
  const roleName = useTexts(roleTexts);
  const reach = useReachWords();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard
    <section className={styles.frame} tabIndex={0} aria-label={s('roles')}>
      <table className={styles.table} aria-label={s('roles')}>
        <thead>
          <tr>
            <th scope="col">{t('right')}</th>
            {roles.map(({ role }) => (
              <th key={role} scope="col">
                <Link
                  to="/settings/staff"
                  search={{ role }}
                  aria-label={t('people', { role: roleName(role) })}
                >
                  {roleName(role)}
                </Link>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{t('sees')}</th>
            {roles.map((item) => (
              <td key={item.role} className={styles.sees}>
                {reach(item.reach)}
              </td>
            ))}
          </tr>
          {rightsGroups.flatMap((group) => [
            <tr key={group.name}>
              <th scope="rowgroup" colSpan={roles.length + 1} className={styles.area}>
                {t(group.name)}
              </th>
            </tr>,
            ...group.rights.map((right) => (
              <tr key={right}>
                <th scope="row">{rightName(right)}</th>
                {roles.map((item) => (
                  <td key={item.role}>
                    {item.rights.includes(right) ? (
                      <span className={styles.yes}>
                        <Icon name="check" size={12} />
                        <span className="sr">{t('may')}</span>
                      </span>
                    ) : (
                      <span className={styles.no}>
                        <span aria-hidden="true">–</span>
                        <span className="sr">{t('mayNot')}</span>
                      </span>
                    )}
                  </td>
                ))}
              </tr>
            )),
          ])}
        </tbody>
      </table>
    </section>
  );
}
