/** Who a column speaks of, where that goes without saying. */
const OWNERS =
  /^(?:客户的?|客戶的?|买家|買家|收货人|收貨人|收件人|联系人|聯絡人|会员|會員|用户|用戶|顾客|顧客)(?=(?:手机|手機|电话|電話|姓名|昵称|暱稱|备注|備註|标签|標籤))/;

/**
 * A header made comparable: lower case, half width, without what stands in brackets, and without blanks, hyphens, underscores,
 * stars and the like. `* 客户手机号（必填）` becomes `手机号`, `Customer_ID` becomes `customerid`.
 */
export function foldHeader(header: string): string {
  const bare = header
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[([【][^)\]】]*[)\]】]/g, '')
    .replace(/必填|选填|選填|required|optional/g, '')
    .replace(/[\s_\-*:.#'"“”/]+/g, '');
  return bare.replace(OWNERS, '');
}
