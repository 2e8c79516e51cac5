/** The rule that put a tag on, or could: in the version that spoke. */
import { Link } from '@tanstack/react-router';
import { useTexts } from '#ui';
import { mayDo } from '../../session/session.ts';
import { useSession } from '../../shell/shell-route.ts';
import type { Explanation } from '../api.ts';
import { whyTexts } from './texts.ts';

export function RuleLink({ rule, ruleVersion }: Pick<Explanation, 'rule' | 'ruleVersion'>) {
  const t = useTexts(whyTexts);
  const session = useSession();
  if (rule === null) return null;
  if (!ruleVersion) return rule;
  const name = t('ruleIn', { rule, version: ruleVersion.version });
  if (!mayDo(session, 'library:read')) return name;
  return (
    <Link
      to="/rules/$id"
      params={{ id: ruleVersion.rule }}
      search={{ show: 'versions', version: ruleVersion.version }}
    >
      {name}
    </Link>
  );
}
