/** What is said of choices and of what was not understood. `{name}` comes from the facts. */
import type { Facts, Language } from '#kernel';
import { spokenNames } from '../spoken-names.ts';
import type { ChoiceCode, MissedCode } from './cursor.ts';

type Said = Readonly<Record<Language, string>>;

const choices: Readonly<Record<ChoiceCode, Said>> = {
  inclusive: {
    'zh-CN': '「{word}」按法律用语包括本数',
    'zh-TW': '「{word}」依法律用語包括本數',
    en: '“{word}” includes the number itself, as in law',
  },
  exclusive: {
    'zh-CN': '「{word}」按法律用语不包括本数',
    'zh-TW': '「{word}」依法律用語不包括本數',
    en: '“{word}” leaves out the number itself, as in law',
  },
  bareNumber: {
    'zh-CN': '只写了数，按至少 {value} 算',
    'zh-TW': '只寫了數，按至少 {value} 算',
    en: 'A bare number is read as at least {value}',
  },
  many: {
    'zh-CN': '「多次」没有数，按至少 {value} 次算',
    'zh-TW': '「多次」沒有數，按至少 {value} 次算',
    en: '“Many times” is read as at least {value}',
  },
  few: {
    'zh-CN': '「很少、偶尔」没有数，按 1–{value} 次算',
    'zh-TW': '「很少、偶爾」沒有數，按 1–{value} 次算',
    en: '“Rarely” is read as 1 to {value} times',
  },
  rolling: {
    'zh-CN': '按从现在往回数的 {span}算，不按日历',
    'zh-TW': '按從現在往回數的 {span}算，不按日曆',
    en: 'Counted back {span} from now, not by the calendar',
  },
  everyWeek: {
    'zh-CN': '「每」周的习惯，按近 4 周里至少 3 天算',
    'zh-TW': '「每」週的習慣，按近 4 週裡至少 3 天算',
    en: 'A weekly habit is read as at least 3 days in the last 4 weeks',
  },
  justNow: {
    'zh-CN': '「刚」没有数，按近 7 天算',
    'zh-TW': '「剛」沒有數，按近 7 天算',
    en: '“Just” is read as the last 7 days',
  },
  everyVisit: {
    'zh-CN': '时长上限按每一次浏览都不超过算',
    'zh-TW': '時長上限按每一次瀏覽都不超過算',
    en: 'An upper limit of time is asked of every visit',
  },
  notedByStaff: {
    'zh-CN': '按员工记的跟进类型「{kind}」算',
    'zh-TW': '按員工記的跟進類型「{kind}」算',
    en: 'Read from follow-ups that staff noted as “{kind}”',
  },
  repliesAreMessages: {
    'zh-CN': '回复按客户发来的消息算，要有聊天数据',
    'zh-TW': '回覆按客戶傳來的訊息算，要有聊天資料',
    en: 'Replies are messages from the customer, as far as chats are known',
  },
  contactsAreMessages: {
    'zh-CN': '沟通按员工发出的消息算，要有聊天数据',
    'zh-TW': '溝通按員工發出的訊息算，要有聊天資料',
    en: 'Contacts are messages from staff, as far as chats are known',
  },
  anyMaterial: {
    'zh-CN': '没说看的是什么，按任何资料算',
    'zh-TW': '沒說看的是什麼，按任何資料算',
    en: 'What was looked at is not said: any material',
  },
  deniedLeftOut: {
    'zh-CN': '「不要套餐」这样的否定说法不算提到',
    'zh-TW': '「不要套餐」這樣的否定說法不算提到',
    en: 'What is denied (“no package, please”) is not counted as mentioned',
  },
  cooperation: {
    'zh-CN': '合作从付过款的订单算起',
    'zh-TW': '合作從付過款的訂單算起',
    en: 'Cooperation begins with a paid order',
  },
  siblings: {
    'zh-CN': '同一个单选组里的标签，有一个就算',
    'zh-TW': '同一個單選組裡的標籤，有一個就算',
    en: 'Of tags of a single-choice group one is enough',
  },
  customEvent: {
    'zh-CN': '「{name}」按自定义行为算',
    'zh-TW': '「{name}」按自訂行為算',
    en: '“{name}” is read as an event of one’s own',
  },
  defaultWindow: {
    'zh-CN': '没写时间，按近 {span}算',
    'zh-TW': '沒寫時間，按近 {span}算',
    en: 'No time is given: the last {span}',
  },
  stageSince: {
    'zh-CN': '从打上标签起算，不停地算，不分工作日',
    'zh-TW': '從打上標籤起算，不停地算，不分工作日',
    en: 'Counted from when the tag was put on, working day or not',
  },
  total: {
    'zh-CN': '金额按付款合计算；只看一笔就写「单笔」',
    'zh-TW': '金額按付款合計算；只看一筆就寫「單筆」',
    en: 'Amounts are totals of what was paid',
  },
};

const missed: Readonly<Record<MissedCode, Said>> = {
  unknown: {
    'zh-CN': '没读懂，条件里没有这一段',
    'zh-TW': '沒讀懂，條件裡沒有這一段',
    en: 'Not understood; the condition does not have it',
  },
  unknownName: {
    'zh-CN': '没有叫这个的标签；相近的：{near}',
    'zh-TW': '沒有叫這個的標籤；相近的：{near}',
    en: 'There is no tag of that name; near: {near}',
  },
  ambiguous: {
    'zh-CN': '不止一个叫这个，写明是哪个：{options}',
    'zh-TW': '不止一個叫這個，寫明是哪個：{options}',
    en: 'Several are called so; write one of {options}',
  },
  aboutTags: {
    'zh-CN': '这说的是标签放了多久没用，不是客户；在标签库里整理，或者写出是哪个标签',
    'zh-TW': '這說的是標籤放了多久沒用，不是客戶；在標籤庫裡整理，或寫出是哪個標籤',
    en: 'This is about unused tags, not customers: tidy the library, or say which tag',
  },
  incomplete: {
    'zh-CN': '每个词都认识，合在一起没读懂，条件里没有这一段',
    'zh-TW': '每個詞都認識，合在一起沒讀懂，條件裡沒有這一段',
    en: 'The words are known, but not together; the condition does not have it',
  },
};

const filled = (text: string, facts: Facts, language: Language): string =>
  text.replace(/\{(\w+)\}/g, (_, key: string) => {
    const fact = facts[key] ?? '';
    return key === 'span' ? spokenNames(language).duration(String(fact)) : String(fact);
  });

export const choiceText = (code: ChoiceCode, facts: Facts, language: Language): string =>
  filled(choices[code][language], facts, language);

export const missedText = (code: MissedCode, facts: Facts, language: Language): string =>
  filled(missed[code][language], facts, language);
