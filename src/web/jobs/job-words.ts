/** A job in sentences: its name, how far it is, what came of it. */
import { type Format, type Translate, useFormat, useTexts } from '#ui';
import type { Job } from './api.ts';
import { hasEnded, hasNumber, kindOf, numberIn, tookOf } from './job.ts';
import { jobsTexts } from './texts.ts';

type Words = Translate<typeof jobsTexts.rows>;

export interface JobWords {
  readonly kind: string;
  /** 「批量打标」 with what it is about. */
  readonly name: string;
  readonly state: string;
  /** 6,120 / 12,408, every second so many, so long to go. */
  readonly progress: readonly string[];
  /** What it did; empty while nothing can be said. */
  readonly result: readonly string[];
}

export function useJobWords(): (job: Job) => JobWords {
  const t = useTexts(jobsTexts);
  const format = useFormat();
  return (job) => {
    const known = kindOf(job);
    const kind = t(known ?? 'otherKind');
    return {
      kind,
      name: job.title ? t('named', { kind, title: job.title }) : kind,
      state: t(job.status === 'running' ? 'working' : job.status),
      progress: progressOf(job, t, format),
      result: resultOf(job, t),
    };
  };
}

function progressOf(job: Job, t: Words, format: Format): string[] {
  const done =
    job.total === null ? t('soFar', { done: job.done }) : t('ofTotal', { done: job.done, total: job.total });
  if (hasEnded(job)) {
    const took = tookOf(job);
    return took === null ? [] : [t('took', { time: format.duration(took) })];
  }
  if (job.status === 'queued') return [];
  const facts = [done];
  if (job.perSecond) facts.push(t('perSecond', { n: Math.max(1, Math.round(job.perSecond)) }));
  if (job.secondsLeft !== null)
    facts.push(t('about', { time: format.duration(Math.ceil(job.secondsLeft) * 1000) }));
  return facts;
}

function resultOf(job: Job, t: Words): string[] {
  if (!hasEnded(job) || job.status === 'failed') return [];
  const n = (name: string) => numberIn(job.result, name);
  const said: string[] = [];
  if (job.status === 'cancelled' && job.done > 0) said.push(t('stoppedAt', { done: job.done }));
  if (job.result === null || job.result === undefined) return said;
  switch (kindOf(job)) {
    case 'taggings.bulk':
      said.push(
        t('tagged', {
          matched: job.status === 'cancelled' ? n('done') : n('matched'),
          added: n('added'),
          removed: n('removed'),
          unchanged: n('unchanged'),
        }),
      );
      if (n('refused') > 0) said.push(t('taggedRefused', { refused: n('refused') }));
      break;
    case 'rules.pass':
      said.push(t('passed', { added: n('added'), removed: n('removed') }));
      if (n('refused') > 0) said.push(t('taggedRefused', { refused: n('refused') }));
      break;
    case 'causes.undo':
    case 'rules.revert':
      said.push(t('restored', { restored: n('restored'), kept: n('kept') }));
      break;
    case 'tags.adopt':
      said.push(t('adopted', { count: n('taken') }));
      if (n('refused') > 0) said.push(t('taggedRefused', { refused: n('refused') }));
      break;
    case 'tags.merge':
      said.push(t('moved', { count: n('done') }));
      break;
    case 'orders.cycles':
      said.push(t('cyclesCounted', { count: n('changed') }));
      break;
    case 'demo.load':
      said.push(t('demoLoaded', { count: n('customers') || n('done') }));
      break;
    case 'import.run':
      // A library has no rows of its own.
      if (hasNumber(job.result, 'applied')) said.push(t('libraryChanged', { count: n('applied') }));
      else
        said.push(
          t('imported', {
            new: n('new'),
            updated: n('updated'),
            unchanged: n('unchanged'),
            refused: n('refused'),
          }),
        );
      break;
    case 'wecom.sync':
      said.push(t('compared', { relations: n('relations'), equal: n('equal') }));
      break;
    case 'import.dryRun':
      said.push(t('wouldImport', { new: n('new'), updated: n('updated'), refused: n('refused') }));
      break;
    default:
  }
  return said;
}
