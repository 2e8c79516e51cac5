import { defineTexts } from '#ui';

export const policyTexts = defineTexts('wecomPolicies', {
  intro: {
    'zh-CN':
      '在企业微信里，标签打在「员工和客户」的关系上；一位客户可能有几位员工在跟。这里定每组标签写到哪几位的关系上。改了以后，客户变动时跟着写，最迟下一次比对写齐。',
    'zh-TW':
      '在企業微信裡，標籤打在「員工和客戶」的關係上；一位客戶可能有幾位員工在跟。這裡定每組標籤寫到哪幾位的關係上。改了以後，客戶變動時跟著寫，最遲下一次比對寫齊。',
    en: 'In WeCom tags sit on the relation between a member of staff and a customer, and a customer may have several followers. Here you choose whose relations the tags of each group are written to. After a change they follow as customers change, and all of them by the next comparison.',
  },
  group: { 'zh-CN': '标签组', 'zh-TW': '標籤組', en: 'Tag group' },
  writesTo: { 'zh-CN': '写到谁', 'zh-TW': '寫到誰', en: 'Written to' },
  writesToOf: {
    'zh-CN': '「{{group}}」写到谁',
    'zh-TW': '「{{group}}」寫到誰',
    en: 'Who gets the tags of {{group}}',
  },
  all: { 'zh-CN': '每位跟进的员工', 'zh-TW': '每位跟進的員工', en: 'every follower' },
  allText: { 'zh-CN': '谁看都一样', 'zh-TW': '誰看都一樣', en: 'the same for everybody' },
  owner: { 'zh-CN': '只写主责员工', 'zh-TW': '只寫主責員工', en: 'the owner' },
  ownerText: {
    'zh-CN': '没有主责就写跟得最久的',
    'zh-TW': '沒有主責就寫跟得最久的',
    en: 'without one, the longest follower',
  },
  acting: { 'zh-CN': '谁打的写谁', 'zh-TW': '誰打的寫誰', en: 'whoever put it on' },
  actingText: { 'zh-CN': '自动打的写主责', 'zh-TW': '自動打的寫主責', en: 'automatic ones: the owner' },
  none: { 'zh-CN': '不写', 'zh-TW': '不寫', en: 'nobody' },
  noneText: { 'zh-CN': '只留在这里', 'zh-TW': '只留在這裡', en: 'stays here' },
  wecomName: { 'zh-CN': '在企业微信里叫', 'zh-TW': '在企業微信裡叫', en: 'Its name in WeCom' },
  notThere: {
    'zh-CN': '还没去过，用到时建',
    'zh-TW': '還沒去過，用到時建',
    en: 'not there yet; made when needed',
  },
  whose: { 'zh-CN': '谁建的', 'zh-TW': '誰建的', en: 'Made by' },
  ours: { 'zh-CN': '我们', 'zh-TW': '我們', en: 'us' },
  theirs: {
    'zh-CN': '别的应用，改名要到那边',
    'zh-TW': '別的應用，改名要到那邊',
    en: 'another app; renamed there',
  },
  changed: {
    'zh-CN': '「{{group}}」以后{{to}}',
    'zh-TW': '「{{group}}」以後{{to}}',
    en: '{{group}} is now written to: {{to}}',
  },
  changedAll: { 'zh-CN': '写到每位跟进的员工', 'zh-TW': '寫到每位跟進的員工', en: 'every follower' },
  changedOwner: { 'zh-CN': '只写主责员工', 'zh-TW': '只寫主責員工', en: 'the owner' },
  changedActing: { 'zh-CN': '谁打的写谁', 'zh-TW': '誰打的寫誰', en: 'whoever put it on' },
  changedNone: { 'zh-CN': '不写进企业微信', 'zh-TW': '不寫進企業微信', en: 'nobody' },
  readOnly: {
    'zh-CN': '改它要有「改标签库」的权限。',
    'zh-TW': '改它要有「改標籤庫」的權限。',
    en: 'Changing it needs the right to change the tag library.',
  },
  empty: { 'zh-CN': '还没有标签组', 'zh-TW': '還沒有標籤組', en: 'No tag groups yet' },
  emptyText: {
    'zh-CN': '同步一次，企业微信里的组会过来；也可以先在百子柜里建。',
    'zh-TW': '同步一次，企業微信裡的組會過來；也可以先在百子櫃裡建。',
    en: 'A sync brings those of WeCom; or make one in the cabinet first.',
  },
  toCabinet: { 'zh-CN': '去百子柜', 'zh-TW': '去百子櫃', en: 'Open the cabinet' },
});
