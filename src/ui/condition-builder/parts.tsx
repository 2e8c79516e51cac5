/** The parts of a condition on the page: lines with their numbers, and groups of them. */
import { Icon } from '../icon/icon.tsx';
import { Kbd } from '../parts/parts.tsx';
import { AttributeLine } from './attribute-line.tsx';
import { BehaviourLine } from './behaviour-line.tsx';
import styles from './builder.module.css';
import { type Builder, useBuilder } from './builder-context.tsx';
import {
  type Draft,
  type DraftNode,
  type GroupKind,
  type GroupNode,
  isGroup,
  type LineNode,
  newGroup,
} from './draft.ts';
import type { Grip } from './drag.ts';
import { appendNode, changeGroup, changeLine, changePoints, positionOf, removeNode } from './edit.ts';
import fields from './fields.module.css';
import { ReadToken, SelectToken, Word } from './fields.tsx';
import { isFinished } from './finished.ts';
import { labelOf } from './labels.ts';
import { PartMenu } from './part-menu.tsx';
import { PickerButton } from './picker.tsx';
import { AudienceLine, FollowLine } from './relation-lines.tsx';
import { TagsLine } from './tags-line.tsx';
import { readWhole } from './written-values.ts';

export interface PartProps {
  grip: Grip;
  dragged: number | null;
  /** Changes the draft and puts focus on the grip of a part, or with `into` on its first control. */
  onMove: (next: Draft, id: number, into?: 'into') => void;
  /** Puts focus on the first control of a part that is being added. */
  onAdded: (id: number) => void;
}

/** How many people a part has; undefined while unknown. */
function peopleOf(node: DraftNode, { places, numbers }: Builder): number | undefined {
  const place = places.get(node.id);
  const path = place && (isGroup(node) && node.kind === 'none' ? place.inner : place.path);
  return path === undefined ? undefined : numbers?.branches[path];
}

function People({ node, bar = false }: { node: DraftNode; bar?: boolean }) {
  const builder = useBuilder();
  const { t, format, numbers, stale, problems } = builder;
  const people = peopleOf(node, builder);
  const problem = problems.get(node.id);
  if (problem) return <span className={styles.problemMark} />;
  if (people === undefined || !numbers) return <span className={styles.count} />;
  return (
    <span className={`${styles.count} ${stale ? 'stale' : ''}`}>
      {bar && (
        <span className={styles.mini} aria-hidden="true">
          <i style={{ width: `${numbers.total > 0 ? (people / numbers.total) * 100 : 0}%` }} />
        </span>
      )}
      <b>{format.count(people)}</b>
      <span className="sr">{t('people', { count: people })}</span>
    </span>
  );
}

function LineFields({ node }: { node: LineNode }) {
  const { leaf } = node;
  if ('tags' in leaf || 'group' in leaf) return <TagsLine node={node} leaf={leaf} />;
  if ('attribute' in leaf) return <AttributeLine node={node} leaf={leaf} />;
  if ('did' in leaf) return <BehaviourLine node={node} leaf={leaf} />;
  if ('follow' in leaf) return <FollowLine node={node} leaf={leaf} />;
  return <AudienceLine node={node} leaf={leaf} />;
}

/** Lines whose own controls say the negation. */
const saysNot = ({ leaf }: LineNode): boolean =>
  'tags' in leaf ||
  'follow' in leaf ||
  'audience' in leaf ||
  ('group' in leaf && ('any' in leaf || 'none' in leaf));

function Line({ node, grip, dragged, onMove }: PartProps & { node: LineNode }) {
  const builder = useBuilder();
  const { t, draft, change, problems } = builder;
  const name = labelOf(node, builder);
  const problem = problems.get(node.id);
  return (
    <li className={styles.line} data-part={node.id} data-dragged={dragged === node.id || undefined}>
      <PartMenu node={node} name={name} grip={grip} onMove={onMove} />
      <div className={styles.fields}>
        {node.negated && !saysNot(node) && (
          <button
            type="button"
            className={fields.not}
            aria-label={t('affirm')}
            onClick={() => change(changeLine(draft, node.id, { negated: false }))}
          >
            {t('not')}
            <Icon name="cross" size={12} />
          </button>
        )}
        <PointsField node={node} />
        <LineFields node={node} />
        {problem && (
          <p className={styles.problem} role="alert">
            <Icon name="alert" size={12} />
            {problem}
          </p>
        )}
        {!isFinished(node.leaf) && <span className={styles.unfinished}>{t('unfinished')}</span>}
      </div>
      <People node={node} bar />
      <button
        type="button"
        className={styles.removeLine}
        aria-label={t('remove', { name })}
        onClick={() => change(removeNode(draft, node.id))}
      >
        <Icon name="cross" size={12} />
      </button>
    </li>
  );
}

/** What a part gives, in a group of points. */
function PointsField({ node }: { node: DraftNode }) {
  const { t, draft, change } = useBuilder();
  if (positionOf(draft, node.id)?.parent.kind !== 'points') return null;
  return (
    <>
      <ReadToken
        label={t('pointsOf')}
        numeric
        least={2}
        value={node.points ?? 1}
        show={(points) => (points > 0 ? `+${points}` : `${points}`.replace('-', '−'))}
        read={(text) => readWhole(text.replace('−', '-').replace(/^\+/, ''), -MOST_POINTS, MOST_POINTS)}
        onChange={(points) =>
          points !== '' && change(changePoints(draft, node.id, points), `points ${node.id}`)
        }
      />
      <Word>{t('points')}</Word>
    </>
  );
}

const MOST_POINTS = 100;

/** `all`, `any`, `none`, `points`, or how many: `2`, `3`. */
type Join = Exclude<GroupKind, 'atLeast'> | `${number}`;

function JoinSelect({ node }: { node: GroupNode }) {
  const { t, draft, change } = useBuilder();
  const value: Join = node.kind === 'atLeast' ? `${node.k}` : node.kind;
  const most = Math.max(node.of.length - 1, 2, node.kind === 'atLeast' ? node.k : 0);
  const counts = Array.from({ length: most - 1 }, (_, i) => i + 2);
  if (node.kind === 'atLeast' && node.k === 1) counts.unshift(1);
  return (
    <SelectToken<Join>
      label={t('howJoined')}
      value={value}
      tone={node.kind === 'none' ? 'not' : 'join'}
      options={[
        ...(['all', 'any', 'none'] as const).map((kind) => ({ value: kind, label: t(kind) })),
        ...counts.map((k) => ({ value: `${k}` as const, label: t('atLeast', { k }) })),
        { value: 'points', label: t('pointsAtLeast') },
      ]}
      onChange={(join) =>
        change(
          changeGroup(
            draft,
            node.id,
            join === 'all' || join === 'any' || join === 'none' || join === 'points'
              ? { kind: join }
              : { kind: 'atLeast', k: Number(join) },
          ),
        )
      }
    />
  );
}

function PointsNeeded({ node }: { node: GroupNode }) {
  const { t, draft, change } = useBuilder();
  return (
    <>
      <ReadToken
        label={t('pointsNeeded')}
        numeric
        least={2}
        value={node.k}
        show={String}
        read={(text) => readWhole(text, 1, 1e6)}
        onChange={(k) => k !== '' && change(changeGroup(draft, node.id, { k }), `points ${node.id}`)}
      />
      <Word>{t('points')}</Word>
    </>
  );
}

export function Group({ node, root = false, ...part }: PartProps & { node: GroupNode; root?: boolean }) {
  const builder = useBuilder();
  const { t, draft, change, problems } = builder;
  const { grip, dragged, onMove, onAdded } = part;
  const name = labelOf(node, builder);
  const problem = problems.get(node.id);
  const inside = (
    <>
      <div className={styles.groupHead}>
        {!root && <PartMenu node={node} name={name} grip={grip} onMove={onMove} />}
        <JoinSelect node={node} />
        {node.kind === 'points' && <PointsNeeded node={node} />}
        {!root && <PointsField node={node} />}
        <span className={styles.groupHint}>
          {node.kind === 'none'
            ? t('excludes')
            : root
              ? node.of.length > 1 && t('dragHint')
              : node.kind === 'atLeast' && t('parts', { count: node.of.length })}
        </span>
        <span className="sp" />
        {root ? <span className={styles.groupHint}>{t('alone')}</span> : <People node={node} />}
        {!root && (
          <button
            type="button"
            className={styles.removeLine}
            aria-label={t('remove', { name })}
            onClick={() => change(removeNode(draft, node.id))}
          >
            <Icon name="cross" size={12} />
          </button>
        )}
      </div>
      {problem && (
        <p className={styles.problem} role="alert">
          <Icon name="alert" size={12} />
          {problem}
        </p>
      )}
      <ul className={styles.parts} data-parts={node.id}>
        {node.of.map((each) =>
          isGroup(each) ? (
            <Group key={each.id} node={each} {...part} />
          ) : (
            <Line key={each.id} node={each} {...part} />
          ),
        )}
      </ul>
      {node.of.length === 0 &&
        (root ? (
          <div className={styles.emptyAll}>
            <Icon name="filter" size={28} />
            <b>{t('emptyAll')}</b>
            <p>{t('emptyAllText')}</p>
          </div>
        ) : (
          <p className={styles.emptyGroup}>{t('emptyGroup')}</p>
        ))}
      <GroupFoot node={node} root={root} onMove={onMove} onAdded={onAdded} />
    </>
  );
  if (root) return <div className={styles.group}>{inside}</div>;
  return (
    <li
      className={styles.group}
      data-part={node.id}
      data-dragged={dragged === node.id || undefined}
      aria-label={t('group')}
    >
      {inside}
    </li>
  );
}

type FootProps = Pick<PartProps, 'onMove' | 'onAdded'> & { node: GroupNode; root: boolean };

function GroupFoot({ node, root, onMove, onAdded }: FootProps) {
  const { t, draft } = useBuilder();
  const className = root ? fields.addButton : fields.quietButton;
  const addGroup = () => {
    const group = newGroup('any');
    onMove(appendNode(draft, node.id, group), group.id, 'into');
  };
  const picker = (section: 'tags' | 'behaviour' | 'audiences', label: string, words: string) => (
    <PickerButton group={node.id} section={section} label={label} className={className} onAdded={onAdded}>
      <Icon
        name={section === 'behaviour' ? 'pulse' : section === 'audiences' ? 'filter' : 'plus'}
        size={root ? 14 : 12}
      />
      {words}
    </PickerButton>
  );
  return (
    <div className={styles.groupFoot} data-root={root || undefined}>
      {picker('tags', t('addConditionLabel'), t('addCondition'))}
      <button type="button" className={className} aria-label={t('addGroupLabel')} onClick={addGroup}>
        <Icon name="plus" size={root ? 14 : 12} />
        {t('addGroup')}
      </button>
      {root && picker('behaviour', t('behaviour'), t('addBehaviour'))}
      {root && picker('audiences', t('audiences'), t('addAudience'))}
      {root && (
        <span className={styles.keyHint} aria-hidden="true">
          <Kbd>A</Kbd> {t('keyAdd')} <Kbd>G</Kbd> {t('keyGroup')}
        </span>
      )}
    </div>
  );
}
