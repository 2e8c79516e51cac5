/** To whose relations the tags of each group are written in WeCom. */
import { Link } from '@tanstack/react-router';
import { Select } from 'antd';
import {
  type DataColumn,
  DataTable,
  EmptyState,
  HueGlyph,
  ListCard,
  Note,
  TagChip,
  toHue,
  useApi,
  useErrorSentence,
  useTexts,
  useToast,
  useWrite,
} from '#ui';
import { groupsRoute } from '../../customers/api.ts';
import { mayDo } from '../../session/session.ts';
import { settingsTexts } from '../../settings/texts.ts';
import { useSession } from '../../shell/shell-route.ts';
import { type Policy, policiesRoute, setPolicyRoute, type WritesTo } from '../api.ts';
import { wecomTexts } from '../texts.ts';
import styles from '../wecom.module.css';
import { WecomPage } from '../wecom-page.tsx';
import own from './policies.module.css';
import { policyTexts } from './texts.ts';

export function PoliciesPage() {
  const t = useTexts(policyTexts);
  const w = useTexts(wecomTexts);
  const s = useTexts(settingsTexts);
  const query = useApi(policiesRoute);
  return (
    <WecomPage part="policies">
      <div className={styles.stack}>
        <Note>{t('intro')}</Note>
        <ListCard
          query={query}
          failed={s('loadFailed', { what: w('policiesTitle') })}
          empty={
            query.data?.items.length === 0 && (
              <EmptyState
                icon="cabinet"
                title={t('empty')}
                actions={<Link to="/cabinet">{t('toCabinet')}</Link>}
              >
                {t('emptyText')}
              </EmptyState>
            )
          }
          rows={6}
        >
          {query.data && <PolicyTable policies={query.data.items} />}
        </ListCard>
      </div>
    </WecomPage>
  );
}

function PolicyTable({ policies }: { policies: readonly Policy[] }) {
  const t = useTexts(policyTexts);
  const w = useTexts(wecomTexts);
  const groups = useApi(groupsRoute, {}, { staleTime: 60_000 });
  const hueOf = (id: string) => toHue(groups.data?.items.find((group) => group.id === id)?.color);
  const columns: DataColumn<Policy>[] = [
    {
      key: 'group',
      title: t('group'),
      card: 'title',
      render: ({ group }) => (
        <span className={own.group}>
          <HueGlyph hue={hueOf(group.id)} size={10} coloured />
          <b>{group.name}</b>
        </span>
      ),
    },
    {
      key: 'writesTo',
      title: t('writesTo'),
      width: '300px',
      render: (policy) => <Choice policy={policy} />,
    },
    {
      key: 'wecomName',
      title: t('wecomName'),
      render: ({ group, wecomName, owned }) =>
        wecomName === null ? (
          <span className="t3">{t('notThere')}</span>
        ) : owned ? (
          wecomName
        ) : (
          <TagChip name={wecomName} hue={hueOf(group.id)} foreign="wecom" plain size={20} />
        ),
    },
    {
      key: 'whose',
      title: t('whose'),
      render: ({ wecomName, owned }) =>
        wecomName === null ? null : owned ? t('ours') : <span className="t2">{t('theirs')}</span>,
    },
  ];
  return (
    <DataTable
      label={w('policiesTitle')}
      columns={columns}
      rows={policies}
      rowKey={({ group }) => group.id}
    />
  );
}

const choices = ['all', 'owner', 'acting', 'none'] as const satisfies readonly WritesTo[];
const changedTo = {
  all: 'changedAll',
  owner: 'changedOwner',
  acting: 'changedActing',
  none: 'changedNone',
} as const;

function Choice({ policy: { group, writesTo } }: { policy: Policy }) {
  const t = useTexts(policyTexts);
  const toast = useToast();
  const sentence = useErrorSentence();
  const may = mayDo(useSession(), 'library:write');
  const change = useWrite(setPolicyRoute, {
    invalidates: [policiesRoute],
    onDone: (now) => toast({ text: t('changed', { group: group.name, to: t(changedTo[now.writesTo]) }) }),
  });
  return (
    <Select
      aria-label={t('writesToOf', { group: group.name })}
      style={{ width: 280, maxWidth: '100%' }}
      disabled={!may}
      {...(may ? {} : { title: t('readOnly') })}
      loading={change.isPending}
      value={change.isPending ? (change.variables.body.writesTo ?? writesTo) : writesTo}
      options={choices.map((value) => ({ value, label: `${t(value)}`, hint: t(`${value}Text`) }))}
      optionRender={({ data }) => (
        <span className={own.option}>
          {data.label} <span className="t3 fs12">{data.hint}</span>
        </span>
      )}
      onChange={(value) =>
        change.mutate(
          { params: { group: group.id }, body: { writesTo: value } },
          { onError: (error) => toast({ text: sentence(error), tone: 'bad' }) },
        )
      }
    />
  );
}
