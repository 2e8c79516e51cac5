/** The words of typed sentences, folded (`fold.ts`). What the product itself says is added from its own texts. */
import type { CalendarSpan, Source } from '#kernel';
import { simplified } from '../simplified.ts';
import { traditional } from '../traditional.ts';
import { foldTyped } from './fold.ts';
import type { BoundName, Meaning, MeasureWord, ObjectName, Unit, VerbName, WordName } from './token.ts';

type Lists<K extends string> = Readonly<Record<K, string>>;

const joints: Lists<'and' | 'or' | 'list' | 'comma' | 'stop' | 'colon'> = {
  and: '且 并且 而且 同时 以及 和 与 及 并 又 但 但是 却 不过 然而 加上 还有',
  or: '或 或者 或是 还是',
  list: '、',
  comma: ', ，',
  stop: '。 ; . ! ?',
  colon: ': =',
};

const verbs: Lists<VerbName> = {
  view: '查看 浏览 看 看过 阅读 阅览 读 打开 点开 访问 观看 翻看',
  share: '分享 转发',
  buy: '购买 买 下单 消费 支付 付款 成交 复购 完成支付 完成购买 采购 付费',
  refund: '退款 退货',
  reply: '回复 回应 回消息 发消息 发来消息 回话 搭理',
  interact: '互动 来往 互动沟通 沟通互动 有互动',
  contact: '沟通 联系',
  submit: '提交 填写',
  join: '加入 参加 参与 进入',
  leave: '退出 离开',
  get: '领取 领 领到',
  like: '点赞',
  comment: '评论 留言',
  add: '添加 新加 加好友 添加好友 加微信 加企微',
  lose: '流失 删除好友 拉黑',
  cooperate: '合作',
};

const objects: Lists<ObjectName> = {
  material: '资料 文件 文章 案例 视频 素材 手册 彩页 干货文章',
  page: '页面 官网 网站 网页 小程序 商品页 产品页',
  live: '直播 直播间',
  group: '群 群聊 社群 微信群 客户群',
  campaign: '活动 促销活动 裂变活动',
  coupon: '优惠券 券 折扣券 折扣',
  moment: '朋友圈',
  form: '表单 问卷',
  friend: '好友 微信 企业微信 企微',
  thing: '产品 商品 订单',
};

const phrases: Readonly<Record<string, string>> = {
  'group.joined': '进群 入群 加群',
  'group.left': '退群',
  'followUp.written': '写跟进 跟进记录 跟进过',
  'stage.changed': '阶段变更 换阶段',
};

/** What staff note as the kind of a follow-up, in the words of the seed documents. */
const noted: Readonly<Record<string, string>> = {
  积极回应: '积极回应 积极回复 主动回应',
  主动询问: '主动询问 主动咨询 主动提问 主动询问产品 主动询问过产品',
};

const units: Lists<Unit> = {
  times: '次 回 遍',
  s: '秒 秒钟 s',
  m: '分钟',
  h: '小时 个小时 钟头 个钟头',
  d: '天 日',
  w: '周 星期 个星期 礼拜 个礼拜 个周',
  mo: '月 个月',
  bd: '工作日 个工作日',
  y: '年',
  yuan: '元 块 块钱 人民币',
  points: '分',
  items: '项 个 条 种 篇 份 笔',
  years: '岁',
};

const before: Lists<BoundName> = {
  gte: '至少 不少于 不低于 不小于 大于等于 达到 达 满 >= ≥ 起码 最少',
  gt: '超过 大于 多于 高于 逾 > 长于 超',
  lte: '不超过 不大于 不多于 不高于 最多 至多 小于等于 <= ≤ 没有超过 没超过 未超过',
  lt: '不到 不足 少于 小于 低于 未满 不满 < 没到 未达到 没达到',
  is: '恰好 正好 刚好 等于 只有 仅',
};
const behind: Lists<BoundName> = {
  gte: '及以上 以上 或以上 及其以上 + 起步 或更多',
  gt: '开外',
  lte: '及以下 以下 或以下 及其以下',
  lt: '不到',
  is: '整',
};

const measures: Lists<MeasureWord> = {
  sum: '合计 总额 总计 累计 总共 一共',
  avg: '平均 平均值',
  max: '最大值 最长',
  min: '最小值 最短',
  median: '中位数',
  distinct: '种数',
  days: '天数',
};

/** Besides the product's own words for properties. */
const properties: Readonly<Record<string, string>> = {
  seconds: '停留 时长 停留时间 停留时长 浏览时长 阅读时长 观看时长 查看时长 浏览时间 阅读时间',
  amount: '金额 消费金额 支付金额 订单金额 购买金额',
  from: '原阶段 原标签 变化之前',
  to: '新阶段 新标签 变化之后',
};

const words: Lists<WordName> = {
  is: '是 属于 为',
  isNot: '不是 不为',
  contains: '含 包含 含有 包括',
  without: '不含 不包含 排除 除去 除了',
  starts: '以',
  startsEnd: '开头',
  in: '在 处于 处在 位于',
  between: '之间',
  up: '及以上 以上 或以上',
  down: '及以下 以下 或以下',
  later: '晚于',
  notEarlier: '不早于',
  earlier: '早于',
  notLater: '不晚于',
  there: '有记录 已填写 有值',
  missing: '没有记录 未填写 没有填写 为空',
  yes: '是',
  no: '否',
  last: '近 最近 过去 这 前',
  inside: '内 以内 之内 里 来',
  ago: '以前 前 之前',
  from: '起 以来 至今',
  to: '至 到',
  open: '(不含)',
  each: '每 每个 每逢',
  eachTime: '且每次',
  has: '有 具有 带有 带',
  noneOf: '没有任何',
  of: '的',
  put: '打上 贴上 打 打了 被打上 自动打上 标记为 自动贴上',
  take: '摘下 去掉 取下 摘掉',
  by: '由 被',
  through: '通过 透过',
  tag: '标签',
  follow: '跟进',
  followed: '有员工跟进',
  notFollowed: '没有员工跟进',
  staffOf: '的员工',
  fromChannel: '来自渠道',
  addWay: '添加方式 加入方式',
  relation: '跟进关系',
  inAudience: '属于人群',
  notInAudience: '不属于人群',
  following: '下列 以下 下面',
  meet: '满足 符合 具备 达成',
  anyItem: '任一 任意 其一 之一 其中之一 任何',
  allItems: '全部满足 都满足 同时满足',
  atLeast: '至少',
  notMeet: '不满足 不符合',
  notAllMeet: '不同时满足',
  noneMeet: '都不满足',
  customers: '的客户 客户 的人 的用户 用户 者',
  everyone: '全部客户 所有客户',
  nobody: '没有任何客户',
  anyTimes: '次数不限',
  points: '得分合计 下列得分合计',
  gains: '得',
  loses: '扣',
  afterThat: '后 之后 以后',
  meanwhile: '其间 期间',
  onward: '以后',
  many: '多次 好几次 几次 数次 频繁 经常',
  few: '很少 极少 较少 少有',
  sometimes: '偶尔 有时',
  just: '刚 刚刚',
  unlit: '点亮 被点亮',
  single: '单笔 单次 单价',
  said: '说 说过 提到 提及 聊到 问到 蹦出',
};

const not = '不 没有 没 未 从未 从不 从来没有 从来不 尚未 无 不曾 未曾 还没有 还没 非 不再';

/** Words that a sentence may have and that ask for nothing. */
const fillers =
  '针对 聊天窗口 聊天 对话 这些词 等词 这个词 了 过 会 着 过了 已经 已 曾 曾经 一直 可以 即可 就 对 对于 该 这篇 这些 那些 这个 我们 系统 则 时 当 如果 若 的话 ' +
  '要 需 需要 都 也 还 又 自动 其中 他 她 能 能够 自己 里面 中 所 是否 凡 但凡 只要 凡是 找出 筛选 给 把 让 请 ' +
  '给我 列出 一下 这类 这种 那种 主动 通常 总 曾有 来说 目前 现在 " “ ” \' ‘ ’ 《 》 即 便 者 们 ~';

const spread = <K extends string>(
  lists: Readonly<Record<K, string>>,
  meaning: (key: K) => Meaning,
): (readonly [string, Meaning])[] =>
  (Object.entries(lists) as [K, string][]).flatMap(([key, list]) =>
    list.split(' ').map((word) => [word, meaning(key)] as const),
  );

/** The product's own words in both scripts, so that what it says can be typed. */
function ownWords(): (readonly [string, Meaning])[] {
  const found: (readonly [string, Meaning])[] = [];
  for (const { events, names } of [simplified, traditional]) {
    for (const [did, said] of Object.entries(events))
      for (const text of said) found.push([text, { kind: 'event', did }]);
    for (const [property, text] of Object.entries(names.properties))
      if (property !== 'product' && property !== 'material')
        found.push([text, { kind: 'property', property }]);
    found.push([names.properties.product, { kind: 'property', property: 'product' }]);
    found.push([names.properties.material, { kind: 'property', property: 'material' }]);
    for (const [span, text] of Object.entries(names.calendar))
      found.push([text, { kind: 'calendar', span: span as CalendarSpan }]);
    for (const [source, text] of Object.entries(names.sources))
      found.push([text, { kind: 'source', source: source as Source }]);
    for (const [status, text] of Object.entries(names.statuses))
      found.push([text, { kind: 'status', status: status as keyof typeof names.statuses }]);
  }
  return found;
}

const DAY_NAMES = ['一', '二', '三', '四', '五', '六', '日'];

function weekdays(): (readonly [string, Meaning])[] {
  const names = ['周', '星期', '礼拜'].flatMap((week) =>
    [...DAY_NAMES, '天'].map((name, i): readonly [string, Meaning] => [
      week + name,
      { kind: 'weekdays', days: [Math.min(i + 1, 7)] },
    ]),
  );
  return [
    ...names,
    ['周末', { kind: 'weekdays', days: [6, 7] }],
    ['工作日', { kind: 'weekdays', days: [1, 2, 3, 4, 5] }],
  ];
}

const spans: Readonly<Record<string, string>> = {
  thisWeek: '这周 本星期',
  lastWeek: '上星期 上礼拜',
  thisMonth: '这个月 当月',
  lastMonth: '上个月',
  thisYear: '本年',
  thisQuarter: '本季',
  lastQuarter: '上季',
};

function allWords(): ReadonlyMap<string, readonly Meaning[]> {
  const entries: (readonly [string, Meaning])[] = [
    ...spread(joints, (joint) => ({ kind: 'joint', joint })),
    ...spread(verbs, (verb) => ({ kind: 'verb', verb })),
    ...spread(objects, (object) => ({ kind: 'object', object })),
    ...spread(phrases, (did) => ({ kind: 'event', did })),
    ...spread(noted, (followUp) => ({ kind: 'event', did: 'followUp.written', followUp })),
    ...spread(units, (unit) => ({ kind: 'unit', unit })),
    ...spread(before, (op) => ({ kind: 'bound', op, after: false })),
    ...spread(behind, (op) => ({ kind: 'bound', op, after: true })),
    ...spread(measures, (measure) => ({ kind: 'measure', measure })),
    ...spread(properties, (property) => ({ kind: 'property', property })),
    ...spread(words, (word) => ({ kind: 'word', word })),
    ...spread(spans, (span) => ({ kind: 'calendar', span: span as CalendarSpan })),
    ...not.split(' ').map((word): readonly [string, Meaning] => [word, { kind: 'not' }]),
    ...fillers.split(' ').map((word): readonly [string, Meaning] => [word, { kind: 'filler' }]),
    ['(', { kind: 'open' }],
    [')', { kind: 'close' }],
    ...weekdays(),
    ...ownWords(),
  ];
  const found = new Map<string, Meaning[]>();
  for (const [word, meaning] of entries) {
    const key = foldTyped(word);
    const list = found.get(key) ?? [];
    if (!list.some((one) => JSON.stringify(one) === JSON.stringify(meaning))) list.push(meaning);
    found.set(key, list);
  }
  return found;
}

const table = allWords();
const longest = Math.max(...[...table.keys()].map((word) => word.length));

/** The longest word of the grammar at a place of a folded text. */
export function wordAt(folded: string, at: number): { to: number; meanings: readonly Meaning[] } | null {
  for (let length = Math.min(longest, folded.length - at); length > 0; length--) {
    const meanings = table.get(folded.slice(at, at + length));
    if (meanings) return { to: at + length, meanings };
  }
  return null;
}
