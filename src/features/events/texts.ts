import type { Texts } from '#platform/http';

/** Sentences for the codes that events and orders throw, `customer.notFound` and `rows.refused` included. */
export const eventsTexts = {
  'rows.refused': {
    'zh-CN': ['{count} 行不能执行，所以一行也没有执行。', '按 refused 改正；去掉 atomic 则只跳过这些行。'],
    'zh-TW': ['{count} 列不能執行，所以一列也沒有執行。', '依 refused 改正；拿掉 atomic 則只略過這些列。'],
    en: [
      '{count} row(s) cannot be carried out, so none was.',
      'Correct them as named in refused, or send without atomic to skip only these.',
    ],
  },
  'customer.notFound': {
    'zh-CN': ['没有这个客户：{customer}。', '可以用 cus_…、external:…、unionid:…、phone:… 或 ref:…。'],
    'zh-TW': ['沒有這個客戶：{customer}。', '可以用 cus_…、external:…、unionid:…、phone:… 或 ref:…。'],
    en: ['There is no customer {customer}.', 'Use cus_…, external:…, unionid:…, phone:… or ref:….'],
  },
  'staff.notFound': {
    'zh-CN': ['没有这个员工：{staff}。', '可以用 stf_… 或 wecom:USERID。'],
    'zh-TW': ['沒有這個員工：{staff}。', '可以用 stf_… 或 wecom:USERID。'],
    en: ['There is no member of staff {staff}.', 'Use stf_… or wecom:USERID.'],
  },
  'order.notFound': {
    'zh-CN': ['没有订单 {orderNo}，不能退款。', '先发这张订单（customer、amount、paidAt），再退款。'],
    'zh-TW': ['沒有訂單 {orderNo}，不能退款。', '先送這張訂單（customer、amount、paidAt），再退款。'],
    en: ['There is no order {orderNo} to refund.', 'Send the order first, with customer, amount and paidAt.'],
  },
  'order.different': {
    'zh-CN': [
      '订单 {orderNo} 已经收下，这次的 {fields} 不同，没有改。',
      '已收下的订单只能退款；改单请用新的订单号。',
    ],
    'zh-TW': [
      '訂單 {orderNo} 已經收下，這次的 {fields} 不同，沒有改。',
      '已收下的訂單只能退款；改單請用新的訂單號。',
    ],
    en: [
      'Order {orderNo} was accepted with another {fields}, which it keeps.',
      'An accepted order can only be refunded; use a new number for a changed one.',
    ],
  },
  'order.refundAboveAmount': {
    'zh-CN': ['退款不能超过订单金额 {max}'],
    'zh-TW': ['退款不能超過訂單金額 {max}'],
    en: ['must not be above the amount {max}'],
  },
  'order.refundNeedsTime': {
    'zh-CN': ['有退款金额就要有 refundedAt'],
    'zh-TW': ['有退款金額就要有 refundedAt'],
    en: ['needs refundedAt'],
  },
  'event.useOrders': {
    'zh-CN': ['订单和退款请发到 /orders'],
    'zh-TW': ['訂單和退款請送到 /orders'],
    en: ['belongs to /orders; send orders and refunds there'],
  },
  'event.useTaggings': {
    'zh-CN': ['标签的变化由系统自己记；打上、摘下请发到 /taggings'],
    'zh-TW': ['標籤的變化由系統自己記；打上、摘下請送到 /taggings'],
    en: ['is what the log of tags tells; change tags with /taggings'],
  },
  'event.reserved': {
    'zh-CN': ['这个名字在条件里代表客户发起的所有行为，换一个'],
    'zh-TW': ['這個名字在條件裡代表客戶發起的所有行為，換一個'],
    en: ['stands for everything a customer starts; use another name'],
  },
  'event.reservedId': {
    'zh-CN': ['不能以 {prefix} 开头，这样的编号由系统自己用；换一个开头'],
    'zh-TW': ['不能以 {prefix} 開頭，這樣的編號由系統自己用；換一個開頭'],
    en: ['must not begin with {prefix}, which ids made by the product begin with; use another beginning'],
  },
  'event.typeName': {
    'zh-CN': ['要以字母或汉字开头，后面可用字母、数字和 _ . : -，最多 80 个字'],
    'zh-TW': ['要以字母或漢字開頭，後面可用字母、數字和 _ . : -，最多 80 個字'],
    en: ['must start with a letter and go on with letters, digits and _ . : -, 80 at most'],
  },
  'privacy.forbiddenNumber': {
    'zh-CN': ['含有身份证号或银行卡号，去掉它'],
    'zh-TW': ['含有身分證號或銀行卡號，去掉它'],
    en: ['contains an ID-card or bank-card number; remove it'],
  },
  timeOutOfRange: {
    'zh-CN': ['要在 {from} 年到 {to} 年之间'],
    'zh-TW': ['要在 {from} 年到 {to} 年之間'],
    en: ['must be between the years {from} and {to}'],
  },
  notFinite: { 'zh-CN': ['不是有限的数'], 'zh-TW': ['不是有限的數'], en: ['is not a finite number'] },
  tooDeep: {
    'zh-CN': ['嵌套超过 {max} 层'],
    'zh-TW': ['巢狀超過 {max} 層'],
    en: ['is nested more than {max} deep'],
  },
} as const satisfies Texts;
