/** What a line changed, field by field, and what else is known of it. */
import { Link } from '@tanstack/react-router';
import { rights, roles } from '#kernel';
import { useFormat, useTexts } from '#ui';
import { rightTexts, roleTexts } from '../session/texts.ts';
import type { AuditLine, Names } from './actions/action-words.ts';
import type { AuditSearch } from './address.ts';
import styles from './audit.module.css';
import { type Difference, differencesOf } from './fields/differences.ts';
import { fieldTexts } from './fields/texts.ts';
import { auditTexts } from './texts.ts';

const isInstant = (text: string): boolean => /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(text);
const isField = (text: string): text is keyof typeof fieldTexts.rows => Object.hasOwn(fieldTexts.rows, text);

/** A value of any field, for reading. */
function useValueWords(names: Names): (value: unknown) => string {
  const t = useTexts(auditTexts);
  const rightName = useTexts(rightTexts);
  const roleName = useTexts(roleTexts);
  const format = useFormat();
  const word = (text: string): string => {
    const right = rights.find((each) => each === text);
    if (right) return rightName(right);
    const role = roles.find((each) => each === text);
    if (role) return roleName(role);
    return isInstant(text) ? format.instant(text) : (names.get(text) ?? text);
  };
  const words = (value: unknown): string => {
    if (value === undefined || value === null || value === '') return t('wasNothing');
    if (typeof value === 'boolean') return value ? t('yes') : t('no');
    if (typeof value === 'number') return format.count(value);
    if (typeof value === 'string') return word(value);
    if (Array.isArray(value)) return value.length === 0 ? t('wasNothing') : format.list(value.map(words));
    return JSON.stringify(value);
  };
  return words;
}

export interface LineDetailsProps {
  line: AuditLine;
  names: Names;
}

export function LineDetails({ line, names }: LineDetailsProps) {
  const t = useTexts(auditTexts);
  const format = useFormat();
  const differences = differencesOf(line.before, line.after);
  const only = (search: AuditSearch, text: string) => (
    <Link to="/settings/audit" search={search}>
      {text}
    </Link>
  );
  return (
    <div className={styles.details}>
      {differences.length > 0 ? (
        <Differences differences={differences} names={names} />
      ) : (
        <p className="t3 fs12">{t('noFields')}</p>
      )}
      <dl className={styles.facts}>
        {line.reason && <Fact label={t('reason')}>{line.reason}</Fact>}
        <Fact label={t('when')}>{format.instant(line.at)}</Fact>
        {line.ip && <Fact label={t('ip')}>{line.ip}</Fact>}
        {line.requestId && (
          <Fact label={t('request')}>
            <code>{line.requestId}</code>
          </Fact>
        )}
        <Fact label={t('action')}>
          <code>{line.did}</code> {line.subject && <code>{line.subject}</code>}
        </Fact>
      </dl>
      <div className="row wrap g16 fs12">
        {only({ actor: line.actor.id }, t('onlyWho', { name: line.actor.name }))}
        {line.subject && only({ subject: line.subject }, t('onlySubject'))}
        {only({ did: line.did }, t('onlyAction'))}
      </div>
    </div>
  );
}

const Fact = ({ label, children }: { label: string; children: React.ReactNode }) => (
  <div>
    <dt>{label}</dt>
    <dd>{children}</dd>
  </div>
);

function Differences({ differences, names }: { differences: readonly Difference[]; names: Names }) {
  const t = useTexts(auditTexts);
  const fieldName = useTexts(fieldTexts);
  const words = useValueWords(names);
  const changed = differences.some(({ before }) => before !== undefined);
  return (
    <table className={styles.differences}>
      <thead>
        <tr>
          <th scope="col">{t('field')}</th>
          {changed && <th scope="col">{t('before')}</th>}
          <th scope="col">{t('after')}</th>
        </tr>
      </thead>
      <tbody>
        {differences.map(({ field, before, after }) => {
          const last = field.split('.').at(-1) ?? field;
          return (
            <tr key={field}>
              <th scope="row" title={field}>
                {isField(last) ? fieldName(last) : field}
              </th>
              {changed && <td>{before === undefined ? '' : <del>{words(before)}</del>}</td>}
              <td>{words(after)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
