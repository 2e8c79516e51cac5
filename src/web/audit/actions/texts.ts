import { defineTexts } from '#ui';

/** One sentence per action; `{{name}}` is what it was done to. */
export const actionTexts = defineTexts('auditActions', {
  'session.started': { 'zh-CN': '登录', 'zh-TW': '登入', en: 'Signed in' },
  'staff.created': { 'zh-CN': '加员工 {{name}}', 'zh-TW': '加員工 {{name}}', en: 'Added {{name}}' },
  'staff.changed': { 'zh-CN': '修改员工 {{name}}', 'zh-TW': '修改員工 {{name}}', en: 'Changed {{name}}' },
  'staff.deactivated': {
    'zh-CN': '停用员工 {{name}}',
    'zh-TW': '停用員工 {{name}}',
    en: 'Deactivated {{name}}',
  },
  'staff.invited': {
    'zh-CN': '给 {{name}} 发登录链接',
    'zh-TW': '給 {{name}} 發登入連結',
    en: 'Made a sign-in link for {{name}}',
  },
  'staff.passwordSet': {
    'zh-CN': '{{name}} 设了密码',
    'zh-TW': '{{name}} 設了密碼',
    en: '{{name}} set a password',
  },
  'staff.passwordChanged': {
    'zh-CN': '{{name}} 换了密码',
    'zh-TW': '{{name}} 換了密碼',
    en: '{{name}} changed the password',
  },
  'staff.firstAdministrator': {
    'zh-CN': '设第一位管理员 {{name}}',
    'zh-TW': '設第一位管理員 {{name}}',
    en: 'Made {{name}} the first administrator',
  },
  'audienceIndex.rebuilt': {
    'zh-CN': '重建人群索引',
    'zh-TW': '重建人群索引',
    en: 'Had the audience index built again',
  },
  'department.created': {
    'zh-CN': '加部门「{{name}}」',
    'zh-TW': '加部門「{{name}}」',
    en: 'Added department {{name}}',
  },
  'department.changed': {
    'zh-CN': '修改部门「{{name}}」',
    'zh-TW': '修改部門「{{name}}」',
    en: 'Changed department {{name}}',
  },
  'department.deleted': {
    'zh-CN': '删除部门「{{name}}」',
    'zh-TW': '刪除部門「{{name}}」',
    en: 'Deleted department {{name}}',
  },
  'apiKey.created': { 'zh-CN': '建密钥「{{name}}」', 'zh-TW': '建金鑰「{{name}}」', en: 'Made key {{name}}' },
  'apiKey.revoked': {
    'zh-CN': '吊销密钥「{{name}}」',
    'zh-TW': '吊銷金鑰「{{name}}」',
    en: 'Revoked key {{name}}',
  },
  'workspace.changed': { 'zh-CN': '修改企业空间', 'zh-TW': '修改企業空間', en: 'Changed the workspace' },
  'wecom.connected': {
    'zh-CN': '设定企业微信连接',
    'zh-TW': '設定企業微信連接',
    en: 'Set the WeCom connection',
  },
  'wecom.disconnected': { 'zh-CN': '断开企业微信', 'zh-TW': '斷開企業微信', en: 'Disconnected WeCom' },
  'wecom.policyChanged': {
    'zh-CN': '改标签组写到谁 {{name}}',
    'zh-TW': '改標籤組寫到誰 {{name}}',
    en: 'Changed who gets the tags of {{name}}',
  },
  'wecom.libraryTaken': {
    'zh-CN': '收下企业微信的标签库',
    'zh-TW': '收下企業微信的標籤庫',
    en: 'Took over the tag library of WeCom',
  },
  'attribute.created': {
    'zh-CN': '加客户属性「{{name}}」',
    'zh-TW': '加客戶屬性「{{name}}」',
    en: 'Added attribute {{name}}',
  },
  'attribute.changed': {
    'zh-CN': '修改客户属性「{{name}}」',
    'zh-TW': '修改客戶屬性「{{name}}」',
    en: 'Changed attribute {{name}}',
  },
  'attribute.archived': {
    'zh-CN': '归档客户属性「{{name}}」',
    'zh-TW': '封存客戶屬性「{{name}}」',
    en: 'Archived attribute {{name}}',
  },
  'attribute.deleted': {
    'zh-CN': '删除客户属性「{{name}}」',
    'zh-TW': '刪除客戶屬性「{{name}}」',
    en: 'Deleted attribute {{name}}',
  },
  'category.created': {
    'zh-CN': '新建大类「{{name}}」',
    'zh-TW': '新建大類「{{name}}」',
    en: 'Added category {{name}}',
  },
  'category.updated': {
    'zh-CN': '修改大类「{{name}}」',
    'zh-TW': '修改大類「{{name}}」',
    en: 'Changed category {{name}}',
  },
  'category.changed': { 'zh-CN': '修改大类', 'zh-TW': '修改大類', en: 'Changed categories' },
  'category.renamed': {
    'zh-CN': '大类改名：{{name}}',
    'zh-TW': '大類改名：{{name}}',
    en: 'Renamed category {{name}}',
  },
  'category.archived': {
    'zh-CN': '归档大类「{{name}}」',
    'zh-TW': '封存大類「{{name}}」',
    en: 'Archived category {{name}}',
  },
  'category.unarchived': {
    'zh-CN': '恢复使用大类「{{name}}」',
    'zh-TW': '恢復使用大類「{{name}}」',
    en: 'Took category {{name}} back into use',
  },
  'category.deleted': {
    'zh-CN': '删除大类「{{name}}」',
    'zh-TW': '刪除大類「{{name}}」',
    en: 'Deleted category {{name}}',
  },
  'category.restored': {
    'zh-CN': '恢复大类「{{name}}」',
    'zh-TW': '恢復大類「{{name}}」',
    en: 'Restored category {{name}}',
  },
  'group.created': {
    'zh-CN': '新建标签组「{{name}}」',
    'zh-TW': '新建標籤組「{{name}}」',
    en: 'Added group {{name}}',
  },
  'group.updated': {
    'zh-CN': '修改标签组「{{name}}」',
    'zh-TW': '修改標籤組「{{name}}」',
    en: 'Changed group {{name}}',
  },
  'group.changed': { 'zh-CN': '修改标签组', 'zh-TW': '修改標籤組', en: 'Changed groups' },
  'group.renamed': {
    'zh-CN': '标签组改名：{{name}}',
    'zh-TW': '標籤組改名：{{name}}',
    en: 'Renamed group {{name}}',
  },
  'group.archived': {
    'zh-CN': '归档标签组「{{name}}」',
    'zh-TW': '封存標籤組「{{name}}」',
    en: 'Archived group {{name}}',
  },
  'group.unarchived': {
    'zh-CN': '恢复使用标签组「{{name}}」',
    'zh-TW': '恢復使用標籤組「{{name}}」',
    en: 'Took group {{name}} back into use',
  },
  'group.deleted': {
    'zh-CN': '删除标签组「{{name}}」',
    'zh-TW': '刪除標籤組「{{name}}」',
    en: 'Deleted group {{name}}',
  },
  'group.restored': {
    'zh-CN': '恢复标签组「{{name}}」',
    'zh-TW': '恢復標籤組「{{name}}」',
    en: 'Restored group {{name}}',
  },
  'tag.created': {
    'zh-CN': '新建标签「{{name}}」',
    'zh-TW': '新建標籤「{{name}}」',
    en: 'Added tag {{name}}',
  },
  'tag.updated': {
    'zh-CN': '修改标签「{{name}}」',
    'zh-TW': '修改標籤「{{name}}」',
    en: 'Changed tag {{name}}',
  },
  'tag.changed': { 'zh-CN': '修改标签', 'zh-TW': '修改標籤', en: 'Changed tags' },
  'tag.renamed': { 'zh-CN': '标签改名：{{name}}', 'zh-TW': '標籤改名：{{name}}', en: 'Renamed tag {{name}}' },
  'tag.archived': {
    'zh-CN': '把标签「{{name}}」收起来',
    'zh-TW': '把標籤「{{name}}」收起來',
    en: 'Put tag {{name}} away',
  },
  'tag.unarchived': {
    'zh-CN': '恢复使用标签「{{name}}」',
    'zh-TW': '恢復使用標籤「{{name}}」',
    en: 'Took tag {{name}} back into use',
  },
  'tag.deleted': {
    'zh-CN': '删除标签「{{name}}」',
    'zh-TW': '刪除標籤「{{name}}」',
    en: 'Deleted tag {{name}}',
  },
  'tag.restored': {
    'zh-CN': '恢复标签「{{name}}」',
    'zh-TW': '恢復標籤「{{name}}」',
    en: 'Restored tag {{name}}',
  },
  'tag.merged': {
    'zh-CN': '合并标签「{{name}}」',
    'zh-TW': '合併標籤「{{name}}」',
    en: 'Merged tag {{name}}',
  },
  'tag.adopted': {
    'zh-CN': '接管了一份标签',
    'zh-TW': '接管了一份標籤',
    en: 'Adopted a copy of a tag',
  },
  'library.released': {
    'zh-CN': '企业微信断开，标签都归这里管',
    'zh-TW': '企業微信斷開，標籤都歸這裡管',
    en: 'WeCom was disconnected; all tags are kept here',
  },
  'tag.protectedAttempt': {
    'zh-CN': '想打受保护的标签「{{name}}」，没有权限',
    'zh-TW': '想打受保護的標籤「{{name}}」，沒有權限',
    en: 'Tried to apply protected tag {{name}} without the right',
  },
  'library.applied': {
    'zh-CN': '按文件或模板改标签库',
    'zh-TW': '按檔案或範本改標籤庫',
    en: 'Applied a document or preset to the library',
  },
  'library.exported': { 'zh-CN': '导出标签库', 'zh-TW': '匯出標籤庫', en: 'Exported the library' },
  'changeSet.undone': {
    'zh-CN': '撤销标签库的一次改动',
    'zh-TW': '撤銷標籤庫的一次改動',
    en: 'Undid a change of the library',
  },
  'taggings.bulk': { 'zh-CN': '批量打标', 'zh-TW': '批次打標', en: 'Tagged in bulk' },
  'customer.created': {
    'zh-CN': '新建客户 {{name}}',
    'zh-TW': '新建客戶 {{name}}',
    en: 'Created customer {{name}}',
  },
  'customer.updated': {
    'zh-CN': '修改客户 {{name}}',
    'zh-TW': '修改客戶 {{name}}',
    en: 'Changed customer {{name}}',
  },
  'customer.deleted': {
    'zh-CN': '删除客户 {{name}}',
    'zh-TW': '刪除客戶 {{name}}',
    en: 'Deleted customer {{name}}',
  },
  'customer.erased': {
    'zh-CN': '抹掉客户 {{name}} 的全部资料',
    'zh-TW': '抹掉客戶 {{name}} 的全部資料',
    en: 'Erased customer {{name}}',
  },
  'customer.merged': {
    'zh-CN': '合并到客户 {{name}}',
    'zh-TW': '合併到客戶 {{name}}',
    en: 'Merged into customer {{name}}',
  },
  'customer.unmerged': {
    'zh-CN': '拆开合并过的客户 {{name}}',
    'zh-TW': '拆開合併過的客戶 {{name}}',
    en: 'Took a merge into customer {{name}} back',
  },
  'customer.handOverFailed': {
    'zh-CN': '客户 {{name}} 交接时的个人标签多次没处理成，已放弃，标签留在原处',
    'zh-TW': '客戶 {{name}} 交接時的個人標籤多次沒處理成，已放棄，標籤留在原處',
    en: 'Gave up on the personal tags of {{name}} at a hand-over after several failures; they stay as they are',
  },
  'customer.handOverUntaken': {
    'zh-CN': '客户 {{name}} 交接后没有人接手，个人标签留在原处',
    'zh-TW': '客戶 {{name}} 交接後沒有人接手，個人標籤留在原處',
    en: 'Nobody took {{name}} over; the personal tags stay as they are',
  },
  'customer.followers': {
    'zh-CN': '改客户 {{name}} 的跟进人',
    'zh-TW': '改客戶 {{name}} 的跟進人',
    en: 'Changed the followers of customer {{name}}',
  },
  'customer.phoneRevealed': {
    'zh-CN': '看了客户 {{name}} 的完整手机号',
    'zh-TW': '看了客戶 {{name}} 的完整手機號',
    en: 'Looked at the full phone number of customer {{name}}',
  },
  'customers.upserted': { 'zh-CN': '批量写入客户', 'zh-TW': '批次寫入客戶', en: 'Wrote customers in bulk' },
  'customers.deleted': { 'zh-CN': '批量删除客户', 'zh-TW': '批次刪除客戶', en: 'Deleted customers in bulk' },
  'customers.exported': { 'zh-CN': '导出客户', 'zh-TW': '匯出客戶', en: 'Exported customers' },
  'events.expired': {
    'zh-CN': '删掉到期的聊天原文和行为细节',
    'zh-TW': '刪掉到期的聊天原文和行為細節',
    en: 'Removed chat texts and details of events that were kept long enough',
  },
  'events.removed': { 'zh-CN': '删除行为', 'zh-TW': '刪除行為', en: 'Removed events' },
  'orders.removed': { 'zh-CN': '删除订单', 'zh-TW': '刪除訂單', en: 'Removed orders' },
  'demo.loaded': { 'zh-CN': '装入示例公司', 'zh-TW': '載入示範公司', en: 'Loaded the demo company' },
  'import.uploaded': { 'zh-CN': '上传 {{name}}', 'zh-TW': '上傳 {{name}}', en: 'Uploaded {{name}}' },
  'import.mapped': {
    'zh-CN': '改导入 {{name}} 的列',
    'zh-TW': '改匯入 {{name}} 的欄位',
    en: 'Mapped the columns of {{name}}',
  },
  'import.started': {
    'zh-CN': '开始导入 {{name}}',
    'zh-TW': '開始匯入 {{name}}',
    en: 'Started importing {{name}}',
  },
  'import.done': { 'zh-CN': '导完 {{name}}', 'zh-TW': '匯完 {{name}}', en: 'Imported {{name}}' },
  'import.undoStarted': {
    'zh-CN': '开始撤销导入 {{name}}',
    'zh-TW': '開始撤銷匯入 {{name}}',
    en: 'Started undoing {{name}}',
  },
  'import.undone': {
    'zh-CN': '撤销导入 {{name}}',
    'zh-TW': '撤銷匯入 {{name}}',
    en: 'Undid import {{name}}',
  },
  'import.fileRemoved': {
    'zh-CN': '删掉导入 {{name}} 的文件',
    'zh-TW': '刪掉匯入 {{name}} 的檔案',
    en: 'Removed the file of {{name}}',
  },
  'channel.created': {
    'zh-CN': '建渠道活码 {{name}}',
    'zh-TW': '建渠道活碼 {{name}}',
    en: 'Made channel {{name}}',
  },
  'channel.changed': {
    'zh-CN': '修改渠道活码 {{name}}',
    'zh-TW': '修改渠道活碼 {{name}}',
    en: 'Changed channel {{name}}',
  },
  'channel.deleted': {
    'zh-CN': '删除渠道活码 {{name}}',
    'zh-TW': '刪除渠道活碼 {{name}}',
    en: 'Deleted channel {{name}}',
  },
  'channel.archived': {
    'zh-CN': '归档渠道活码 {{name}}',
    'zh-TW': '歸檔渠道活碼 {{name}}',
    en: 'Archived channel {{name}}',
  },
  'channel.logoChanged': {
    'zh-CN': '换渠道活码的标志',
    'zh-TW': '換渠道活碼的標誌',
    en: 'Changed the mark of channel codes',
  },
  'form.created': {
    'zh-CN': '建了表单「{{name}}」',
    'zh-TW': '建了表單「{{name}}」',
    en: 'Made form {{name}}',
  },
  'form.changed': {
    'zh-CN': '改了表单「{{name}}」',
    'zh-TW': '改了表單「{{name}}」',
    en: 'Changed form {{name}}',
  },
  'form.linked': {
    'zh-CN': '取了表单「{{name}}」的链接',
    'zh-TW': '取了表單「{{name}}」的連結',
    en: 'Made a link to form {{name}}',
  },
  'form.archived': {
    'zh-CN': '归档了表单「{{name}}」',
    'zh-TW': '歸檔了表單「{{name}}」',
    en: 'Archived form {{name}}',
  },
  'form.restored': {
    'zh-CN': '恢复了表单「{{name}}」',
    'zh-TW': '恢復了表單「{{name}}」',
    en: 'Brought back form {{name}}',
  },
  'material.created': {
    'zh-CN': '建资料 {{name}}',
    'zh-TW': '建資料 {{name}}',
    en: 'Made material {{name}}',
  },
  'material.changed': {
    'zh-CN': '修改资料 {{name}}',
    'zh-TW': '修改資料 {{name}}',
    en: 'Changed material {{name}}',
  },
  'material.archived': {
    'zh-CN': '归档资料 {{name}}',
    'zh-TW': '封存資料 {{name}}',
    en: 'Archived material {{name}}',
  },
  'material.restored': {
    'zh-CN': '恢复资料 {{name}}',
    'zh-TW': '恢復資料 {{name}}',
    en: 'Brought back material {{name}}',
  },
  'material.deleted': {
    'zh-CN': '删除资料 {{name}}',
    'zh-TW': '刪除資料 {{name}}',
    en: 'Deleted material {{name}}',
  },
  'material.linked': {
    'zh-CN': '生成资料链接 {{name}}',
    'zh-TW': '產生資料連結 {{name}}',
    en: 'Made a link to {{name}}',
  },
  'material.fileUploaded': {
    'zh-CN': '上传资料文件 {{name}}',
    'zh-TW': '上傳資料檔案 {{name}}',
    en: 'Uploaded file {{name}}',
  },
  'site.created': {
    'zh-CN': '加网站 {{name}}',
    'zh-TW': '加網站 {{name}}',
    en: 'Added site {{name}}',
  },
  'site.changed': {
    'zh-CN': '修改网站 {{name}}',
    'zh-TW': '修改網站 {{name}}',
    en: 'Changed site {{name}}',
  },
  'site.secretRenewed': {
    'zh-CN': '换网站 {{name}} 的密钥',
    'zh-TW': '換網站 {{name}} 的金鑰',
    en: 'Renewed the secret of site {{name}}',
  },
  'site.ended': {
    'zh-CN': '停用网站 {{name}}',
    'zh-TW': '停用網站 {{name}}',
    en: 'Ended site {{name}}',
  },
  'notice.created': {
    'zh-CN': '建通知 {{name}}',
    'zh-TW': '建通知 {{name}}',
    en: 'Made notice {{name}}',
  },
  'notice.changed': {
    'zh-CN': '修改通知 {{name}}',
    'zh-TW': '修改通知 {{name}}',
    en: 'Changed notice {{name}}',
  },
  'notice.deleted': {
    'zh-CN': '删除通知 {{name}}',
    'zh-TW': '刪除通知 {{name}}',
    en: 'Deleted notice {{name}}',
  },
  'notice.tried': {
    'zh-CN': '试发通知 {{name}}',
    'zh-TW': '試發通知 {{name}}',
    en: 'Sent a sample of notice {{name}}',
  },
  'rule.created': {
    'zh-CN': '建规则 {{name}}',
    'zh-TW': '建規則 {{name}}',
    en: 'Made rule {{name}}',
  },
  'rule.changed': {
    'zh-CN': '修改规则 {{name}}',
    'zh-TW': '修改規則 {{name}}',
    en: 'Changed rule {{name}}',
  },
  'rule.published': {
    'zh-CN': '发布规则 {{name}}',
    'zh-TW': '發佈規則 {{name}}',
    en: 'Published rule {{name}}',
  },
  'rule.paused': {
    'zh-CN': '停用规则 {{name}}',
    'zh-TW': '停用規則 {{name}}',
    en: 'Paused rule {{name}}',
  },
  'rule.reverted': {
    'zh-CN': '撤回规则 {{name}} 做过的',
    'zh-TW': '撤回規則 {{name}} 做過的',
    en: 'Took back what rule {{name}} did',
  },
  'rule.stopped': {
    'zh-CN': '规则 {{name}} 改动太多，自动停下',
    'zh-TW': '規則 {{name}} 改動太多，自動停下',
    en: 'Rule {{name}} changed too many and was stopped',
  },
  'suggestion.accepted': {
    'zh-CN': '接受规则「{{ruleName}}」建议的标签 {{name}}',
    'zh-TW': '接受規則「{{ruleName}}」建議的標籤 {{name}}',
    en: 'Accepted tag {{name}}, which rule “{{ruleName}}” proposed',
  },
  'suggestion.rejected': {
    'zh-CN': '不采纳规则「{{ruleName}}」建议的标签 {{name}}',
    'zh-TW': '不採納規則「{{ruleName}}」建議的標籤 {{name}}',
    en: 'Rejected tag {{name}}, which rule “{{ruleName}}” proposed',
  },
  'rule.deleted': {
    'zh-CN': '删除规则 {{name}}',
    'zh-TW': '刪除規則 {{name}}',
    en: 'Deleted rule {{name}}',
  },
  'audience.created': {
    'zh-CN': '保存人群「{{name}}」',
    'zh-TW': '儲存人群「{{name}}」',
    en: 'Saved audience {{name}}',
  },
  'audience.changed': {
    'zh-CN': '修改人群「{{name}}」',
    'zh-TW': '修改人群「{{name}}」',
    en: 'Changed audience {{name}}',
  },
  'audience.deleted': {
    'zh-CN': '删除人群「{{name}}」',
    'zh-TW': '刪除人群「{{name}}」',
    en: 'Deleted audience {{name}}',
  },
  'audience.frozen': {
    'zh-CN': '冻结人群「{{name}}」',
    'zh-TW': '凍結人群「{{name}}」',
    en: 'Froze audience {{name}}',
  },
  'audit.exported': { 'zh-CN': '导出审计记录', 'zh-TW': '匯出稽核記錄', en: 'Exported the audit trail' },
});
