/** Some of those who would get a tag, each with what he meets and the way to him. */
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Explanation } from '#features/conditions/core';
import { Avatar, Badge, Card, type DataColumn, DataTable, EmptyState, useTexts } from '#ui';
import { Parts } from '../../audiences/why.tsx';
import type { Library } from '../../customers/library.ts';
import type { RuleKind, Sample } from '../api.ts';
import { RuleTag } from '../rule-tags.tsx';
import { metLeaves } from './met-leaves.ts';
import { trialTexts } from './texts.ts';
import styles from './trial.module.css';

export interface SamplesProps {
  samples: readonly Sample[];
  kind: RuleKind;
  library: Library | undefined;
  /** Of a tag by its path. */
  idOf: (path: string) => string;
}

/** Badges in one row. */
const MOST = 3;

export function Samples({ samples, kind, library, idOf }: SamplesProps) {
  const t = useTexts(trialTexts);
  const [open, setOpen] = useState<string | null>(null);
  const keyOf = (sample: Sample) => `${sample.customer.id} ${sample.tag}`;
  // The contract leaves the tree open; its shape is the language's own.
  const treeOf = (sample: Sample) => {
    const tree = (sample.explanation ?? null) as Explanation | null;
    // Of a trigger without a condition there is nothing to show.
    return tree?.kind === 'everyone' ? null : tree;
  };
  const columns: DataColumn<Sample>[] = [
    {
      key: 'customer',
      title: t('customer'),
      card: 'title',
      render: ({ customer, tag }) => (
        <span className="row g6">
          <Avatar name={customer.name} size={22} />
          <Link to="/customers/$id" params={{ id: customer.id }} search={{ tag: idOf(tag) }}>
            {customer.name}
          </Link>
        </span>
      ),
    },
    {
      key: 'change',
      title: t('change'),
      render: ({ tag }) => (
        <span className="row g4">
          <span className="ok">+</span>
          <RuleTag id={idOf(tag)} library={library} />
        </span>
      ),
    },
    {
      key: 'met',
      title: t('met'),
      width: '46%',
      render: (sample) => {
        const tree = treeOf(sample);
        const met = tree ? metLeaves(tree) : [];
        return (
          <span className={styles.met}>
            {met.slice(0, MOST).map((leaf) => (
              <Badge key={leaf.path} tone="ok">
                {leaf.text}
                {typeof leaf.actual === 'number' && `（${leaf.actual}）`}
              </Badge>
            ))}
            {met.length > MOST && <span className="t3">+{met.length - MOST}</span>}
            {met.length === 0 && (
              <span className="t3">{t(kind === 'trigger' ? 'happened' : 'everybodyElse')}</span>
            )}
          </span>
        );
      },
    },
    {
      key: 'evidence',
      title: t('evidence'),
      align: 'end',
      short: true,
      render: (sample) =>
        treeOf(sample) && (
          <button
            type="button"
            className={styles.link}
            aria-expanded={open === keyOf(sample)}
            aria-label={t('evidenceOf', { name: sample.customer.name })}
            onClick={() => setOpen(open === keyOf(sample) ? null : keyOf(sample))}
          >
            {t('evidence')}
          </button>
        ),
    },
  ];
  return (
    <Card title={t('samples')} sub={samples.length > 0 && t('samplesSub', { n: samples.length })} flush>
      {samples.length === 0 ? (
        <EmptyState icon="people" title={t('noSamples')} />
      ) : (
        <DataTable
          label={t('samples')}
          columns={columns}
          rows={samples}
          rowKey={keyOf}
          details={(sample) => {
            const tree = treeOf(sample);
            return open === keyOf(sample) && tree ? <Parts parts={tree.parts ?? [tree]} /> : null;
          }}
        />
      )}
    </Card>
  );
}
