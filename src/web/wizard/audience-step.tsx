import { EmptyState, Icon, useApi, useTexts } from '#ui';
import { groups, tags } from '../cabinet/api.ts';
import { PeopleLink } from '../cabinet/people.tsx';
import { type Example, examplesOf } from './examples.ts';
import { welcomeTexts } from './texts.ts';
import { count } from './use-counted.ts';
import styles from './welcome.module.css';

export interface AudienceStepProps {
  audiences: number;
}

/** Conditions made of the reader's own tags, each with its count, to be opened in the builder. */
export function AudienceStep({ audiences }: AudienceStepProps) {
  const t = useTexts(welcomeTexts);
  const allGroups = useApi(groups);
  const allTags = useApi(tags);
  const known = allGroups.data && allTags.data;
  const examples = known ? examplesOf(allGroups.data.items, allTags.data.items) : [];
  return (
    <>
      <div className={styles.intro}>
        {audiences > 0 ? t('audienceDone', { count: audiences }) : t('audienceText')}
      </div>
      {known && allTags.data.items.length === 0 && <EmptyState icon="filter" title={t('noExamples')} />}
      <div className={styles.examples}>
        {examples.map((example) => (
          <ExampleLink key={example.kind} example={example} />
        ))}
        <PeopleLink condition={{ all: [] }} className={styles.example}>
          <Icon name="plus" />
          <span>
            <b>{t('blank')}</b>
          </span>
        </PeopleLink>
      </div>
    </>
  );
}

const titles = {
  top: 'exampleTop',
  both: 'exampleBoth',
  orders: 'exampleOrders',
  none: 'exampleNone',
} as const;
const details = {
  top: 'exampleTopText',
  both: 'exampleBothText',
  orders: 'exampleOrdersText',
  none: 'exampleNoneText',
} as const;

function ExampleLink({ example }: { example: Example }) {
  const t = useTexts(welcomeTexts);
  const { data } = useApi(count, { body: { condition: example.condition } });
  return (
    <PeopleLink condition={example.condition} className={styles.example}>
      <Icon name="filter" />
      <span>
        <b>{t(titles[example.kind], example.names)}</b>
        <small>{t(details[example.kind], example.names)}</small>
      </span>
      {data && <em>{t('people', { count: data.count })}</em>}
    </PeopleLink>
  );
}
