import { defineTexts } from '#ui';

export const storyTexts = defineTexts('story', {
  title: { 'zh-CN': '故事', 'zh-TW': '故事', en: 'The story' },
  sub: {
    'zh-CN': '一位不存在的客户，时钟是模拟的，什么都不会写入',
    'zh-TW': '一位不存在的客戶，時鐘是模擬的，什麼都不會寫入',
    en: 'A customer who does not exist, on a simulated clock; nothing is written',
  },
  clock: { 'zh-CN': '模拟时钟', 'zh-TW': '模擬時鐘', en: 'Simulated clock' },
  play: { 'zh-CN': '播放', 'zh-TW': '播放', en: 'Play' },
  again: { 'zh-CN': '重播', 'zh-TW': '重播', en: 'Play again' },
  pause: { 'zh-CN': '暂停', 'zh-TW': '暫停', en: 'Pause' },
  forward: { 'zh-CN': '下一步', 'zh-TW': '下一步', en: 'Next step' },
  back: { 'zh-CN': '上一步', 'zh-TW': '上一步', en: 'Step back' },
  reset: { 'zh-CN': '回到开头', 'zh-TW': '回到開頭', en: 'Back to the start' },
  scrub: { 'zh-CN': '跳到哪一步', 'zh-TW': '跳到哪一步', en: 'Jump to a step' },
  position: { 'zh-CN': '{{at}} / {{all}}', 'zh-TW': '{{at}} / {{all}}', en: '{{at}} of {{all}}' },
  jump: { 'zh-CN': '跳到这一步', 'zh-TW': '跳到這一步', en: 'Jump here' },
  timeline: { 'zh-CN': '时间线', 'zh-TW': '時間線', en: 'Timeline' },
  tagsNow: { 'zh-CN': '这时的标签', 'zh-TW': '這時的標籤', en: 'Tags at this time' },
  noTags: { 'zh-CN': '没有标签', 'zh-TW': '沒有標籤', en: 'No tags' },
  next: {
    'zh-CN': '没有动静的话，规则下次自己看：{{time}}',
    'zh-TW': '沒有動靜的話，規則下次自己看：{{time}}',
    en: 'If nothing happens, the rule looks again at {{time}}',
  },
  noNext: {
    'zh-CN': '没有动静的话，什么都不会变',
    'zh-TW': '沒有動靜的話，什麼都不會變',
    en: 'If nothing happens, nothing changes',
  },
  onlyTime: {
    'zh-CN': '没有人做什么，时间到了。',
    'zh-TW': '沒有人做什麼，時間到了。',
    en: 'Nobody does anything; the time has come.',
  },
  times: { 'zh-CN': '{{name}} × {{n}}', 'zh-TW': '{{name}} × {{n}}', en: '{{name}} × {{n}}' },
  putOnBy: { 'zh-CN': '打上「{{name}}」', 'zh-TW': '打上「{{name}}」', en: '“{{name}}” put on' },
  takenOffBy: { 'zh-CN': '摘下「{{name}}」', 'zh-TW': '摘下「{{name}}」', en: '“{{name}}” taken off' },

  // why a tag came, went, or did neither
  met: { 'zh-CN': '满足了，打上', 'zh-TW': '滿足了，打上', en: 'met: put on' },
  otherwise: {
    'zh-CN': '哪一级都不满足，归到这里',
    'zh-TW': '哪一級都不滿足，歸到這裡',
    en: 'no level holds: put here',
  },
  notMet: { 'zh-CN': '不再满足，摘下', 'zh-TW': '不再滿足，摘下', en: 'not met any more: taken off' },
  over: {
    'zh-CN': '保留的时间到了，摘下',
    'zh-TW': '保留的時間到了，摘下',
    en: 'its time is over: taken off',
  },
  replaced: {
    'zh-CN': '单选组，换成了新的',
    'zh-TW': '單選組，換成了新的',
    en: 'single choice: replaced by the new one',
  },
  hand: { 'zh-CN': '员工亲手', 'zh-TW': '員工親手', en: 'by staff' },
  channel: { 'zh-CN': '渠道打上', 'zh-TW': '渠道打上', en: 'by the channel' },
  stronger: {
    'zh-CN': '没打上：员工亲手打的更强，规则让路',
    'zh-TW': '沒打上：員工親手打的更強，規則讓路',
    en: 'not put on: what staff chose is stronger',
  },
  removedByPerson: {
    'zh-CN': '没打上：员工摘下过，规则不打回去',
    'zh-TW': '沒打上：員工摘下過，規則不打回去',
    en: 'not put on: staff took it off before',
  },
  why: { 'zh-CN': '为什么', 'zh-TW': '為什麼', en: 'Why' },
  whyOf: { 'zh-CN': '「{{name}}」为什么', 'zh-TW': '「{{name}}」為什麼', en: 'Why “{{name}}”' },
  came: { 'zh-CN': '打上「{{name}}」', 'zh-TW': '打上「{{name}}」', en: '“{{name}}” comes' },
  went: { 'zh-CN': '摘下「{{name}}」', 'zh-TW': '摘下「{{name}}」', en: '“{{name}}” goes' },
  kept: {
    'zh-CN': '{{count}} 步都和说好的一样',
    'zh-TW': '{{count}} 步都和說好的一樣',
    en: { one: '{{count}} step went as promised', other: 'All {{count}} steps went as promised' },
  },
  broken: {
    'zh-CN': '有 {{count}} 步和说好的不一样',
    'zh-TW': '有 {{count}} 步和說好的不一樣',
    en: { one: '{{count}} step went differently', other: '{{count}} steps went differently' },
  },
  keysGroup: { 'zh-CN': '故事', 'zh-TW': '故事', en: 'The story' },
});
