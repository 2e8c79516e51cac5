/** The story of an assignment in one or a few sentences. */
import type { Language, Source } from '#kernel';
import { EXPIRED } from './expire.ts';

export type Story =
  | {
      readonly kind: 'present';
      readonly tag: string;
      readonly source: Source;
      readonly by: string;
      readonly at: Date;
      readonly reason: string | null;
      readonly evidence: string | null;
      readonly condition: string | null;
      readonly replaced: string | null;
      readonly expiresAt: Date | null;
      readonly locked: boolean;
      /** A person put it on in a group where newer acts win. */
      readonly gives: boolean;
    }
  | {
      readonly kind: 'removed';
      readonly tag: string;
      readonly source: Source;
      readonly by: string;
      readonly at: Date;
      readonly reason: string | null;
      readonly replacedBy: string | null;
      readonly blocks: boolean;
      /** A tag that a person put on, for which a rule does not put this one on. */
      readonly keptBy: string | null;
      /** The condition of a rule that only suggests it is met. */
      readonly suggested: boolean;
    }
  | {
      readonly kind: 'never';
      readonly tag: string;
      readonly keptBy: string | null;
      readonly suggested: boolean;
    };

const sources: Readonly<Record<Source, readonly [simplified: string, traditional: string, english: string]>> =
  {
    manual: ['手工', '手動', 'by hand'],
    bulk: ['批量打标', '批次打標', 'in bulk'],
    import: ['导入', '匯入', 'by import'],
    rule: ['规则', '規則', 'by a rule'],
    model: ['模型', '模型', 'by a model'],
    channel: ['渠道活码', '管道活碼', 'by a channel code'],
    material: ['读了资料', '讀了資料', 'by reading a material'],
    wecom: ['企业微信', '企業微信', 'in WeCom'],
    api: ['接口', '介面', 'by API'],
    form: ['表单', '表單', 'by a form'],
    customer: ['客户本人', '客戶本人', 'by the customer'],
  };
const reasons: Readonly<Record<string, readonly [string, string, string]>> = {
  'tag.merged': ['合并标签', '合併標籤', 'tags were merged'],
  'tag.adopted': ['接管企业微信里建的标签', '接管企業微信裡建的標籤', 'a tag made in WeCom was adopted'],
  'wecom.compared': ['和企业微信比对时补上', '和企業微信比對時補上', 'found when compared with WeCom'],
  'tag.restored': ['恢复标签', '恢復標籤', 'a tag was restored'],
  'customer.merged': ['合并客户', '合併客戶', 'customers were merged'],
  'customer.unmerged': ['撤销合并客户', '復原合併客戶', 'a merge of customers was undone'],
  'cause.undone': ['撤销', '復原', 'an undo'],
  'job.undone': ['撤销批量任务', '復原批次任務', 'an undo of a job'],
  'changeSet.undone': ['撤销变更集', '復原變更集', 'an undo of a change set'],
};

const column = (language: Language): 0 | 1 | 2 => (language === 'zh-CN' ? 0 : language === 'zh-TW' ? 1 : 2);

/** Date and minute on the wall of the workspace. */
function moment(at: Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  }).formatToParts(at);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')} ${part('hour')}:${part('minute')}`;
}

/** Why somebody has a tag, in a few words: its source, and what it rests on as far as that is known. */
export function whyText(
  why: Pick<Extract<Story, { kind: 'present' }>, 'source' | 'evidence' | 'reason'> & {
    readonly basis: string | null;
  },
  language: Language,
): string {
  const i = column(language);
  const reason = why.reason === null ? null : (reasons[why.reason]?.[i] ?? why.reason);
  const [stop, colon] = language === 'en' ? ['; ', ': '] : ['；', '：'];
  const known = [why.evidence, why.basis, reason].filter((words) => words !== null && words !== '');
  const source = sources[why.source][i];
  return known.length === 0 ? source : `${source}${colon}${known.join(stop)}`;
}

export function storyText(story: Story, language: Language, timeZone: string): string {
  const at = (time: Date) => moment(time, timeZone);
  const i = column(language);
  const reason = (text: string | null) => (text === null ? null : (reasons[text]?.[i] ?? text));
  return language === 'en' ? english(story, at, reason) : chinese(story, at, reason, i === 1);
}

/** A name in Chinese text: with spaces around it when it is not Chinese itself. */
const beside = (name: string): string =>
  `${/^[!-~]/.test(name) ? ' ' : ''}${name}${/[!-~]$/.test(name) ? ' ' : ''}`;

/** Somebody's own words as a sentence: they may bring their own full stop. */
const closed = (words: string, stop: string): string =>
  /[。．.！!？?…]$/u.test(words) ? words : words + stop;

type At = (time: Date) => string;
type Reason = (text: string | null) => string | null;

function chinese(story: Story, at: At, reason: Reason, traditional: boolean): string {
  const t = (simplified: string, other: string) => (traditional ? other : simplified);
  const source = (name: Source) => sources[name][traditional ? 1 : 0];
  const kept = 'keptBy' in story && story.keptBy;
  const keeps = kept
    ? [
        t(
          `规则的条件满足，但「${kept}」是人打的，不去换它。`,
          `規則的條件滿足，但「${kept}」是人打的，不去換它。`,
        ),
      ]
    : 'suggested' in story && story.suggested
      ? [
          t(
            '规则的条件满足，它只提建议，要有人采纳才打上。',
            '規則的條件滿足，它只提建議，要有人採納才打上。',
          ),
        ]
      : [];
  if (story.kind === 'never')
    return [t(`这位客户从来没有过「${story.tag}」。`, `這位客戶從來沒有過「${story.tag}」。`), ...keeps].join(
      '',
    );
  const why = reason(story.reason);
  if (story.kind === 'removed') {
    if (story.reason === EXPIRED)
      return t(
        `「${story.tag}」于 ${at(story.at)} 到期，自动摘下。`,
        `「${story.tag}」於 ${at(story.at)} 到期，自動摘下。`,
      );
    return [
      t(
        `「${story.tag}」于 ${at(story.at)} 由${beside(story.by)}（${source(story.source)}）摘下。`,
        `「${story.tag}」於 ${at(story.at)} 由${beside(story.by)}（${source(story.source)}）摘下。`,
      ),
      ...(story.replacedBy ? [t(`换成了「${story.replacedBy}」。`, `換成了「${story.replacedBy}」。`)] : []),
      ...(why ? [t(`原因：${closed(why, '。')}`, `原因：${closed(why, '。')}`)] : []),
      ...(story.blocks ? [t('规则和导入不会再自动打上。', '規則和匯入不會再自動打上。')] : []),
      ...keeps,
    ].join('');
  }
  return [
    t(
      `「${story.tag}」于 ${at(story.at)} 由${beside(story.by)}（${source(story.source)}）打上。`,
      `「${story.tag}」於 ${at(story.at)} 由${beside(story.by)}（${source(story.source)}）打上。`,
    ),
    ...(story.condition
      ? [t(`条件：${closed(story.condition, '。')}`, `條件：${closed(story.condition, '。')}`)]
      : []),
    ...(story.evidence
      ? [t(`依据：${closed(story.evidence, '。')}`, `依據：${closed(story.evidence, '。')}`)]
      : []),
    ...(why ? [t(`原因：${closed(why, '。')}`, `原因：${closed(why, '。')}`)] : []),
    ...(story.replaced ? [t(`替换了「${story.replaced}」。`, `替換了「${story.replaced}」。`)] : []),
    ...(story.locked ? [t('已锁定。', '已鎖定。')] : []),
    ...(story.gives
      ? [t('客户之后有新的行为，规则可以换下它。', '客戶之後有新的行為，規則可以換下它。')]
      : []),
    ...(story.expiresAt ? [t(`到 ${at(story.expiresAt)} 为止。`, `到 ${at(story.expiresAt)} 為止。`)] : []),
  ].join('');
}

function english(story: Story, at: At, reason: Reason): string {
  const kept = 'keptBy' in story && story.keptBy;
  const keeps = kept
    ? [`The condition of a rule is met, but somebody put on "${kept}" by hand, and the rule leaves it.`]
    : 'suggested' in story && story.suggested
      ? ['The condition of a rule is met; it only suggests the tag, which somebody accepts or rejects.']
      : [];
  if (story.kind === 'never') return [`The customer never had "${story.tag}".`, ...keeps].join(' ');
  const why = reason(story.reason);
  const source = sources[story.source][2];
  if (story.kind === 'removed') {
    if (story.reason === EXPIRED) return `"${story.tag}" came to its end on ${at(story.at)}.`;
    return [
      `"${story.tag}" was taken off ${source} (${story.by}) on ${at(story.at)}.`,
      ...(story.replacedBy ? [`"${story.replacedBy}" took its place.`] : []),
      ...(why ? [`Reason: ${closed(why, '.')}`] : []),
      ...(story.blocks ? ['Rules and imports do not put it on again.'] : []),
      ...keeps,
    ].join(' ');
  }
  return [
    `"${story.tag}" was put on ${source} (${story.by}) on ${at(story.at)}.`,
    ...(story.condition ? [`Condition: ${closed(story.condition, '.')}`] : []),
    ...(story.evidence ? [`Evidence: ${closed(story.evidence, '.')}`] : []),
    ...(why ? [`Reason: ${closed(why, '.')}`] : []),
    ...(story.replaced ? [`It replaced "${story.replaced}".`] : []),
    ...(story.locked ? ['It is locked.'] : []),
    ...(story.gives ? ['Rules may replace it when the customer does something after that.'] : []),
    ...(story.expiresAt ? [`It ends on ${at(story.expiresAt)}.`] : []),
  ].join(' ');
}
