/** Lines about who follows a customer, and about membership of a saved audience. */
import { followStatuses } from '#features/conditions/core';
import { Icon } from '../icon/icon.tsx';
import { type LineProps, useBuilder, useLineChange } from './builder-context.tsx';
import { ChoiceToken } from './choice-token.tsx';
import type { AudienceLeaf, FollowLeaf } from './draft.ts';
import styles from './fields.module.css';
import { DropButton, SelectToken, Subject, Word } from './fields.tsx';
import type { NamedItem } from './library.ts';

const choicesOf = (items: readonly NamedItem[]) => items.map(({ id, name }) => ({ value: id, label: name }));

type Field = 'staff' | 'department' | 'status';

export function FollowLine({ node, leaf }: LineProps<FollowLeaf>) {
  const { t, names, library, format } = useBuilder();
  const { setLeaf, setLine } = useLineChange(node);
  const { follow } = leaf;
  const set = (field: Field | 'addWay' | 'channel', values: readonly string[]) => {
    const { [field]: _, ...rest } = follow;
    setLeaf({ follow: values.length > 0 ? { ...rest, [field]: values } : rest });
  };
  const lists = {
    staff: choicesOf(library.staff),
    department: choicesOf(library.departments),
    status: followStatuses.map((value) => ({ value, label: names.status(value) })),
  };
  const fields = ['staff', 'department', 'status'] as const;
  return (
    <>
      <Subject icon={<Icon name="people" size={12} />}>{t('follow')}</Subject>
      <SelectToken
        label={t('follow')}
        quiet
        value={node.negated ? 'not' : 'is'}
        options={[
          { value: 'is', label: t('opIs') },
          { value: 'not', label: t('opIsNot') },
        ]}
        onChange={(value) => setLine({ negated: value === 'not' })}
      />
      {fields.map((field) => (
        <span key={field} className="row g4">
          <Word>{t(field)}</Word>
          <ChoiceToken
            label={t(field)}
            choices={lists[field]}
            chosen={follow[field] ?? []}
            optional
            placeholder={field === 'status' ? t('standing') : t('anybody')}
            onChange={(values) => set(field, values)}
          />
        </span>
      ))}
      {follow.addWay && (
        <span className={styles.extra}>
          <Word>{t('addWay')}</Word>
          <b>{format.list(follow.addWay.map(String))}</b>
          <DropButton label={t('remove', { name: t('addWay') })} onClick={() => set('addWay', [])} />
        </span>
      )}
      {follow.channel && (
        <span className={styles.extra}>
          <Word>{t('channel')}</Word>
          <b>{format.list(follow.channel)}</b>
          <DropButton label={t('remove', { name: t('channel') })} onClick={() => set('channel', [])} />
        </span>
      )}
    </>
  );
}

export function AudienceLine({ node, leaf }: LineProps<AudienceLeaf>) {
  const { t, library } = useBuilder();
  const { setLeaf, setLine } = useLineChange(node);
  const chosen = library.audience(leaf.audience)?.id ?? leaf.audience;
  return (
    <>
      <Subject icon={<Icon name="filter" size={12} />}>{t('audience')}</Subject>
      <SelectToken
        label={t('audience')}
        quiet
        value={node.negated ? 'not' : 'in'}
        options={[
          { value: 'in', label: t('inAudience') },
          { value: 'not', label: t('notInAudience') },
        ]}
        onChange={(value) => setLine({ negated: value === 'not' })}
      />
      <ChoiceToken
        label={t('audience')}
        single
        choices={choicesOf(library.audiences)}
        chosen={chosen === '' ? [] : [chosen]}
        onChange={([audience = '']) => setLeaf({ audience })}
      />
    </>
  );
}
