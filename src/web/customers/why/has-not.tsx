/** Why a tag is not there, and what would bring it. */
import { Button } from 'antd';
import { Icon, Note, useFormat, useTexts } from '#ui';
import { mayDo } from '../../session/session.ts';
import { useSession } from '../../shell/shell-route.ts';
import type { Explanation, HeldTag } from '../api.ts';
import type { Library } from '../library.ts';
import { sourceWords } from '../tagging/tag-words.ts';
import { taggingTexts } from '../tagging/texts.ts';
import type { Tagging } from '../tagging/use-tagging.ts';
import { ConditionTree, PartLine } from './condition-tree.tsx';
import { History } from './history.tsx';
import { RuleLink } from './rule-link.tsx';
import { whyTexts } from './texts.ts';
import styles from './why.module.css';

interface ReasonProps {
  explanation: Explanation;
  library: Library | undefined;
  tagging: Tagging;
}

export function HasNot({ customer, ...props }: ReasonProps & { customer: string }) {
  const { explanation } = props;
  return (
    <>
      <p className="t2">{explanation.text}</p>
      <Removal explanation={explanation} />
      <ByRule {...explanation} />
      {explanation.condition && <ConditionTree condition={explanation.condition} />}
      <Way {...props} />
      <History customer={customer} tag={explanation.tag.id} />
    </>
  );
}

export function Missing({ held, ...props }: ReasonProps & { held: readonly HeldTag[] }) {
  const t = useTexts(whyTexts);
  const { explanation } = props;
  if (held.some((each) => each.tag.id === explanation.tag.id))
    return <Note tone="ok">{t('hasAlready')}</Note>;
  return (
    <>
      <ByRule {...explanation} />
      {explanation.missing.length > 0 && (
        <ul className={styles.tree}>
          {explanation.missing.map((part) => (
            <PartLine key={part.text} part={part} />
          ))}
        </ul>
      )}
      <Way {...props} />
    </>
  );
}

/** Which rule could put it on. */
function ByRule({ rule, ruleVersion, suggests }: Pick<Explanation, 'rule' | 'ruleVersion' | 'suggests'>) {
  const t = useTexts(whyTexts);
  if (rule === null) return null;
  return (
    <p className="t2">
      {t.rich(suggests ? 'byRuleSuggests' : 'byRule', {
        rule: <RuleLink rule={rule} ruleVersion={ruleVersion} />,
      })}
    </p>
  );
}

function Removal({ explanation }: { explanation: Explanation }) {
  const t = useTexts(whyTexts);
  const words = useTexts(taggingTexts);
  const format = useFormat();
  const { removal } = explanation;
  if (!removal) return null;
  return (
    <Note tone="warn">
      {t('removal', {
        when: format.instant(removal.at),
        who: removal.by.name,
        source: words(sourceWords[removal.source]),
      })}
      {removal.replacedBy && t('removalReplaced', { tag: removal.replacedBy.name })}
      {removal.blocksWeakerSources && t('removalBlocks')}
    </Note>
  );
}

/** How the tag can be put on, or what stands in the way. */
function Way({ explanation, library, tagging }: ReasonProps) {
  const t = useTexts(whyTexts);
  const session = useSession();
  const tag = library?.tag(explanation.tag.id);
  if (!tag) return null;
  if (tag.state !== 'active') return <Note>{t('coldTag')}</Note>;
  if (tag.protected && !mayDo(session, 'tags:applyProtected')) return <Note>{t('protectedTag')}</Note>;
  return (
    <>
      {!explanation.condition && <Note>{t('byHandOnly')}</Note>}
      {mayDo(session, 'tags:apply') && (
        <div>
          <Button icon={<Icon name="plus" size={14} />} onClick={() => tagging.add(tag)}>
            {t('addIt', { tag: tag.name })}
          </Button>
        </div>
      )}
    </>
  );
}
