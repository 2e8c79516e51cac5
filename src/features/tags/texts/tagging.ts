import type { Texts } from '#platform/http';

export const taggingTexts = {
  'taggings.tooMany': {
    'zh-CN': ['一次最多 {most} 行，这里有 {rows} 行。', '分几次发送，或者用导入、按条件批量打标。'],
    'zh-TW': ['一次最多 {most} 行，這裡有 {rows} 行。', '分幾次傳送，或用匯入、按條件批次打標。'],
    en: [
      '{most} rows at most in one call; there are {rows}.',
      'Send them in parts, import them, or tag by condition.',
    ],
  },
  'tagging.protected': {
    'zh-CN': ['「{tag}」受保护，只有指定的人能打上或摘下。', '请有 tags:applyProtected 权限的同事来做。'],
    'zh-TW': ['「{tag}」受保護，只有指定的人能打上或摘下。', '請有 tags:applyProtected 權限的同事來做。'],
    en: ['"{tag}" is protected.', 'Ask somebody with the right tags:applyProtected.'],
  },
  'tagging.foreign': {
    'zh-CN': ['「{tag}」属于企业微信的规则组，谁有它由那边决定。', '在企业微信里打上或摘下，这里会跟着变。'],
    'zh-TW': ['「{tag}」屬於企業微信的規則組，誰有它由那邊決定。', '在企業微信裡打上或摘下，這裡會跟著變。'],
    en: [
      '"{tag}" belongs to a strategy of WeCom, which decides who has it.',
      'Put it on or take it off in WeCom; it follows here.',
    ],
  },
  'tagging.closed': {
    'zh-CN': ['「{tag}」已经收起来了，不再打给客户。', '先在标签库里恢复它。'],
    'zh-TW': ['「{tag}」已經收起來了，不再打給客戶。', '先在標籤庫裡恢復它。'],
    en: ['"{tag}" is put away and not given any more.', 'Restore it in the library first.'],
  },
  'tagging.removedByPerson': {
    'zh-CN': ['有人摘下过「{tag}」，系统不再自动打上。', '需要时请人手动打上。'],
    'zh-TW': ['有人摘下過「{tag}」，系統不再自動打上。', '需要時請人手動打上。'],
    en: ['A person took "{tag}" off, so it is not put on again by itself.', 'A person can put it on.'],
  },
  'tagging.locked': {
    'zh-CN': ['「{by}」锁定了。', '先解锁再改。'],
    'zh-TW': ['「{by}」鎖定了。', '先解鎖再改。'],
    en: ['"{by}" is locked.', 'Unlock it first.'],
  },
  'tagging.strongerSource': {
    'zh-CN': ['「{by}」的来源（{source}）更可信，没有改。', '请人手动改。'],
    'zh-TW': ['「{by}」的來源（{source}）更可信，沒有改。', '請人手動改。'],
    en: ['"{by}" comes from a stronger source ({source}) and stays.', 'A person can change it.'],
  },
  'tagging.groupFull': {
    'zh-CN': ['这一组最多 {max} 个标签，已经满了。', '先摘下一个。'],
    'zh-TW': ['這一組最多 {max} 個標籤，已經滿了。', '先摘下一個。'],
    en: ['The group allows {max} tags and is full.', 'Take one off first.'],
  },
  'tagging.bothWays': {
    'zh-CN': ['同一次里既要打上又要摘下「{tag}」（另见 {row}）。', '只留一个：打上，或者摘下。'],
    'zh-TW': ['同一次裡既要打上又要摘下「{tag}」（另見 {row}）。', '只留一個：打上，或是摘下。'],
    en: ['"{tag}" is both added and removed (see {row}).', 'Keep one of them: add it, or remove it.'],
  },
  'tagging.oneChoice': {
    'zh-CN': ['「{tag}」和「{other}」（{row}）在同一个单选组里，不能同时打上。', '只留一个。'],
    'zh-TW': ['「{tag}」和「{other}」（{row}）在同一個單選組裡，不能同時打上。', '只留一個。'],
    en: ['"{tag}" and "{other}" ({row}) are of one group that allows one tag.', 'Keep one of them.'],
  },
  'tagging.notYours': {
    'zh-CN': ['这一组每位员工各自打，不能替别人打。', '去掉 staff。'],
    'zh-TW': ['這一組每位員工各自打，不能替別人打。', '去掉 staff。'],
    en: ['In this group everybody answers for himself.', 'Leave staff out.'],
  },
  'tagging.alreadyOver': {
    'zh-CN': ['到期时间已经过去。', '写一个以后的时间，或者去掉 expiresAt。'],
    'zh-TW': ['到期時間已經過去。', '寫一個以後的時間，或去掉 expiresAt。'],
    en: ['The end is in the past.', 'Give a later time, or leave expiresAt out.'],
  },
  'tagging.identifier': {
    'zh-CN': ['依据里有身份证号或银行卡号，不能保存。', '去掉号码再发。'],
    'zh-TW': ['依據裡有身分證號或銀行卡號，不能儲存。', '去掉號碼再送。'],
    en: ['The evidence contains an ID-card or bank-card number.', 'Remove the number and send again.'],
  },
  'tagging.notAssigned': {
    'zh-CN': ['这位客户没有「{tag}」。', '先打上再改。'],
    'zh-TW': ['這位客戶沒有「{tag}」。', '先打上再改。'],
    en: ['The customer does not have "{tag}".', 'Add it first.'],
  },
  'tagging.staffUnknown': {
    'zh-CN': ['没有这位员工。', '写 stf_… 或 wecom:USERID。'],
    'zh-TW': ['沒有這位員工。', '寫 stf_… 或 wecom:USERID。'],
    en: ['There is no such member of staff.', 'Write stf_… or wecom:USERID.'],
  },
  'cause.notFound': {
    'zh-CN': ['没有变更 {id}。', '编号在打标的答复和标签历史里。'],
    'zh-TW': ['沒有變更 {id}。', '編號在打標的回覆和標籤歷史裡。'],
    en: ['There is no cause {id}.', 'Answers to taggings and tag histories name it.'],
  },
  'cause.notYours': {
    'zh-CN': ['这是 {by} 做的，你只能撤销自己的。', '请有 tags:bulk 权限的同事来撤销。'],
    'zh-TW': ['這是 {by} 做的，你只能復原自己的。', '請有 tags:bulk 權限的同事來復原。'],
    en: ['{by} did this; you can undo your own changes.', 'Ask somebody with the right tags:bulk.'],
  },
} as const satisfies Texts;
