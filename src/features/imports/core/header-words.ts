/**
 * Words that head columns, by what they mean. Better words stand first. Written as `foldHeader` leaves them: lower case,
 * no blanks, hyphens or underscores. Chinese in both scripts, for headers are not worth a dictionary.
 */
import type { MappedKind } from './targets.ts';

export interface HeaderWords {
  readonly target: string;
  /** The whole header. */
  readonly words: readonly string[];
  /** A part of the header, when nothing fits as a whole. */
  readonly parts: readonly string[];
  /** Parts that speak against it. */
  readonly not: readonly string[];
}

/** The same, with blanks between the words. */
interface Written {
  readonly target: string;
  readonly words: string;
  readonly parts?: string;
  readonly not?: string;
}

const phoneWords = `手机号 手机 手機號 手機 手机号码 手機號碼 电话 電話 电话号码 電話號碼 联系电话 聯絡電話 联系方式 聯絡方式 行动电话 行動電話 电话号 phone
    mobile phonenumber mobilephone mobilenumber cellphone cell tel telephone
    contactnumber`;
const phoneParts = '手机 手機 电话 電話 phone mobile';
const externalWords = `外部联系人id 外部聯絡人id 外部联系人userid externaluserid externalid external 企微客户id 企业微信客户id
    企業微信客戶id wecomid wecomuserid 客户userid`;
const unionWords = 'unionid 微信unionid 微信开放id';
const refWords = `ref 客户编号 客戶編號 客户id 客戶id 会员号 會員號 会员编号 會員編號 会员id 會員id 会员卡号 會員卡號 用户id 用戶id 用户编号 顾客编号
    顧客編號 客户号 客戶號 客户代码 编号 編號 customerid customerno customernumber customercode memberid
    memberno userid clientid buyerid uid crmid id`;
const tagWords = '标签 標籤 客户标签 客戶標籤 企业标签 企業標籤 标签名 标签名称 tags tag labels label';
const productWords = `商品 商品名称 商品名稱 产品 產品 产品名称 產品名稱 商品标题 宝贝标题 货品名称 品名 sku skuname product productname item
    itemname`;

const customers: readonly Written[] = [
  { target: 'phone', words: phoneWords, parts: phoneParts },
  { target: 'externalUserId', words: externalWords, parts: '外部联系人 外部聯絡人 external' },
  { target: 'unionId', words: unionWords, parts: 'unionid' },
  {
    target: 'ref',
    words: refWords,
    parts: '编号 編號 会员号 會員號 customerid memberid',
    not: '订单 訂單 员工 員工 门店 門店 推荐 推薦',
  },
  {
    target: 'name',
    words: `姓名 客户姓名 客戶姓名 客户名称 客戶名稱 名称 名稱 客户 客戶 客户名 客戶名 微信昵称 微信暱稱 昵称 暱稱 会员姓名 會員姓名 联系人 聯絡人 称呼 稱呼
    name fullname customername nickname contactname contact`,
    parts: '姓名 昵称 暱稱 nickname fullname',
    not: '员工 員工 推荐 推薦',
  },
  {
    target: 'remark',
    words:
      '备注 備註 客户备注 客戶備註 描述 说明 說明 remark remarks note notes memo comment comments description',
    parts: '备注 備註 remark',
    not: '备注名',
  },
  { target: 'tags', words: tagWords, parts: '标签 標籤' },
  {
    target: 'owner',
    words: `负责人 負責人 跟进人 跟進人 归属人 歸屬人 所属员工 所屬員工 添加人 所属销售 銷售 销售 客服 顾问 顧問 跟进员工 owner staff
    salesperson sales assignee accountmanager`,
    parts: '负责人 負責人 跟进人 跟進人 owner',
  },
  { target: 'status', words: '客户状态 客戶狀態 状态 狀態 status customerstatus' },
];

/** Who the customer is, in a file about something else. */
const whose: readonly Written[] = [
  {
    target: 'customer',
    words: `customer 客户 客戶 顾客 顧客 会员 會員 买家id 買家id 买家 ${refWords}`,
    parts: '客户编号 客戶編號 会员号 會員號 customerid memberid',
    not: '订单 訂單',
  },
  { target: 'customer:external', words: externalWords, parts: '外部联系人 外部聯絡人 external' },
  { target: 'customer:unionid', words: unionWords, parts: 'unionid' },
  { target: 'customer:phone', words: phoneWords, parts: phoneParts, not: '客服 门店 門店 快递' },
];

const orders: readonly Written[] = [
  {
    target: 'orderNo',
    words: `订单号 訂單號 订单编号 訂單編號 订单id 訂單id 单号 單號 交易号 交易號 交易单号 流水号 流水號 主订单编号 主订单号 orderno orderid
    ordernumber order transactionid transactionno invoiceno receiptno`,
    parts: '订单号 訂單號 订单编号 訂單編號 orderno orderid ordernumber',
    not: '子订单 子訂單 快递 物流 运单',
  },
  ...whose,
  {
    target: 'amount',
    words: `实付金额 實付金額 实付 實付 实收金额 實收金額 支付金额 支付金額 付款金额 付款金額 实际支付金额 买家实付金额 成交金额 成交金額 订单金额 訂單金額 交易金额
    交易金額 消费金额 消費金額 总金额 總金額 合计 合計 总价 總價 金额 金額 amountpaid paidamount orderamount
    totalamount amount total ordertotal grandtotal revenue spend value price`,
    parts: '实付 實付 金额 金額 总价 總價 amount total value revenue spend',
    not: `退 优惠 優惠 运费 運費 折扣 余额 餘額 积分 積分 商品 单品 明细 refund discount shipping freight item line tax
    points`,
  },
  { target: 'currency', words: '币种 幣種 货币 貨幣 币别 幣別 currency currencycode' },
  {
    target: 'paidAt',
    words: `支付时间 支付時間 付款时间 付款時間 成交时间 成交時間 支付日期 付款日期 订单付款时间 交易时间 交易時間 下单时间 下單時間 订单创建时间 订单时间 訂單時間
    订单日期 訂單日期 下单日期 购买时间 購買時間 购买日期 消费时间 消费日期 日期 时间 時間 创建时间 建立時間 paidat paidtime
    paymenttime paymentdate paiddate orderdate ordertime purchasedate transactiondate
    date time createdat timestamp datetime`,
    parts: '支付时间 付款时间 支付時間 付款時間 时间 時間 日期 date time',
    not: '退 生日 发货 發貨 收货 收貨 完成 更新 修改 到期 refund birth ship deliver update expire times',
  },
  {
    target: 'refundedAt',
    words: '退款时间 退款時間 退款日期 退货时间 退貨時間 退款成功时间 refundedat refundtime refunddate',
    parts: '退款时间 退款時間 refundedat',
  },
  {
    target: 'refundAmount',
    words: '退款金额 退款金額 退款 已退款金额 退货金额 refundamount refundedamount refund refundtotal',
    parts: '退款金额 退款金額 refundamount',
  },
  {
    target: 'product',
    words: productWords,
    parts: '商品名 产品名 產品名 productname',
    not: '编码 編碼 id 数量 數量',
  },
  {
    target: 'quantity',
    words:
      '数量 數量 件数 件數 购买数量 購買數量 商品数量 商品數量 宝贝数量 总数量 quantity qty count units items pieces',
    parts: '数量 數量 件数 件數 quantity qty numberof numof noof',
    not: '退',
  },
  {
    target: 'itemAmount',
    words: `商品金额 商品金額 商品实付 单品金额 单品实付 明细金额 小计 小計 子订单金额 itemamount lineamount linetotal itemtotal
    subtotal`,
    parts: '商品金额 商品金額 itemamount lineamount',
    not: '退',
  },
];

const events: readonly Written[] = [
  {
    target: 'eventId',
    words: `事件id 事件编号 事件編號 行为id 行為id 行为编号 记录id 记录编号 記錄編號 流水号 流水號 日志id eventid
    eventno id recordid logid messageid`,
  },
  ...whose,
  {
    target: 'eventType',
    words: `事件 事件类型 事件類型 事件名称 事件名稱 事件名 行为 行為 行为类型 行為類型 行为名称 动作 動作 event eventtype eventname type action
    behaviour behavior activity`,
    parts: '事件类型 事件類型 行为类型 行為類型 eventtype eventname',
  },
  {
    target: 'at',
    words: `发生时间 發生時間 时间 時間 日期 行为时间 行為時間 事件时间 事件時間 浏览时间 瀏覽時間 访问时间 訪問時間 观看时间 觀看時間 参与时间 參與時間
    提交时间 提交時間 创建时间 建立時間 at time date timestamp datetime eventtime occurredat happenedat createdat`,
    parts: '时间 時間 日期 timestamp datetime',
    not: '时长 時長 停留 更新 修改 到期 update expire',
  },
  { target: 'staff', words: '员工 員工 跟进人 跟進人 销售 客服 顾问 staff agent salesperson owner' },
  {
    target: 'number:seconds',
    words: `秒 秒数 秒數 时长 時長 停留时长 停留時長 停留时间 停留時間 阅读时长 閱讀時長 观看时长 觀看時長 浏览时长 seconds duration
    dwell dwelltime staytime`,
    parts: '时长 時長 秒数 seconds duration',
  },
  {
    target: 'property:url',
    words: '网址 網址 链接 連結 页面 頁面 页面地址 url page pageurl link',
    parts: 'url',
  },
  { target: 'property:product', words: productWords },
  { target: 'property:material', words: '资料 資料 文章 素材 文件 案例 material article' },
  { target: 'property:live', words: '直播 直播间 直播場次 直播名称 live livename liveroom' },
  { target: 'property:campaign', words: '活动 活動 活动名称 活動名稱 促销 campaign promotion' },
  { target: 'property:coupon', words: '优惠券 優惠券 券 coupon voucher' },
  { target: 'property:group', words: '群 群名 群聊 社群 group groupname' },
  { target: 'property:form', words: '表单 表單 问卷 問卷 form survey' },
  { target: 'property:channel', words: '渠道 来源 來源 channel source' },
  { target: 'property:text', words: '内容 內容 消息 消息内容 留言 text content message' },
];

const taggings: readonly Written[] = [
  ...whose,
  {
    target: 'remove',
    words:
      '移除标签 移除標籤 删除标签 刪除標籤 去除标签 取消标签 摘除标签 摘除標籤 remove removetags removetag untag',
    parts: '移除 删除 刪除 摘除 取消标签 remove',
  },
  {
    target: 'tags',
    words: `${tagWords} 添加标签 新增标签 新增標籤 打标签 addtags addtag add`,
    parts: '标签 標籤 tag',
    not: '移除 删除 刪除 摘除 取消 remove',
  },
  {
    target: 'evidence',
    words: '依据 依據 证据 證據 打标依据 原因 理由 evidence reason',
    parts: '依据 依據',
  },
  {
    target: 'expiresAt',
    words:
      '到期时间 到期時間 到期日 到期日期 失效时间 有效期 有效期至 过期时间 過期時間 expiresat expiry expires validuntil',
    parts: '到期 有效期 expire',
  },
];

const wordsOf = (text = ''): string[] => text.split(/\s+/).filter((word) => word !== '');
const listed = (entries: readonly Written[]): HeaderWords[] =>
  entries.map(({ target, words, parts, not }) => ({
    target,
    words: wordsOf(words),
    parts: wordsOf(parts),
    not: wordsOf(not),
  }));

export const headerWords: Readonly<Record<MappedKind, readonly HeaderWords[]>> = {
  customers: listed(customers),
  orders: listed(orders),
  events: listed(events),
  taggings: listed(taggings),
};
