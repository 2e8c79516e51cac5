import { defineTexts } from '#ui';

/** Names of rights and roles. The keys are those of `#kernel`. */
export const rightTexts = defineTexts('rights', {
  'library:read': { 'zh-CN': '看标签库', 'zh-TW': '看標籤庫', en: 'View the tag library' },
  'library:propose': { 'zh-CN': '提名新标签', 'zh-TW': '提名新標籤', en: 'Propose tags' },
  'library:write': { 'zh-CN': '改标签库', 'zh-TW': '改標籤庫', en: 'Change the tag library' },
  'library:delete': { 'zh-CN': '删标签', 'zh-TW': '刪標籤', en: 'Delete tags' },
  'library:evaluate': { 'zh-CN': '评标签', 'zh-TW': '評標籤', en: 'Evaluate tags' },
  'tags:apply': { 'zh-CN': '打标签', 'zh-TW': '打標籤', en: 'Apply tags' },
  'tags:applyProtected': { 'zh-CN': '打受保护的标签', 'zh-TW': '打受保護的標籤', en: 'Apply protected tags' },
  'tags:bulk': { 'zh-CN': '批量打标', 'zh-TW': '批次打標', en: 'Tag in bulk' },
  'customers:read': { 'zh-CN': '看客户', 'zh-TW': '看客戶', en: 'View customers' },
  'customers:readPhone': { 'zh-CN': '看完整手机号', 'zh-TW': '看完整手機號', en: 'View full phone numbers' },
  'customers:write': { 'zh-CN': '改客户', 'zh-TW': '改客戶', en: 'Change customers' },
  'customers:delete': { 'zh-CN': '删客户', 'zh-TW': '刪客戶', en: 'Delete customers' },
  'customers:export': { 'zh-CN': '导出客户', 'zh-TW': '匯出客戶', en: 'Export customers' },
  'events:write': { 'zh-CN': '写入行为', 'zh-TW': '寫入行為', en: 'Write events' },
  'audiences:read': { 'zh-CN': '看人群', 'zh-TW': '看人群', en: 'View audiences' },
  'audiences:write': { 'zh-CN': '改人群', 'zh-TW': '改人群', en: 'Change audiences' },
  'imports:run': { 'zh-CN': '导入', 'zh-TW': '匯入', en: 'Run imports' },
  'rules:write': { 'zh-CN': '改规则', 'zh-TW': '改規則', en: 'Change rules' },
  'staff:read': { 'zh-CN': '看员工', 'zh-TW': '看員工', en: 'View staff' },
  'staff:manage': { 'zh-CN': '管员工与权限', 'zh-TW': '管員工與權限', en: 'Manage staff and rights' },
  'settings:manage': { 'zh-CN': '改设置', 'zh-TW': '改設定', en: 'Change settings' },
  'keys:manage': { 'zh-CN': '管接口密钥', 'zh-TW': '管介面金鑰', en: 'Manage API keys' },
  'audit:read': { 'zh-CN': '看审计', 'zh-TW': '看稽核', en: 'View the audit log' },
});

export const roleTexts = defineTexts('roles', {
  superAdmin: { 'zh-CN': '超级管理员', 'zh-TW': '超級管理員', en: 'Super administrator' },
  tagAdmin: { 'zh-CN': '标签管理员', 'zh-TW': '標籤管理員', en: 'Tag administrator' },
  steward: { 'zh-CN': '标签管家', 'zh-TW': '標籤管家', en: 'Tag steward' },
  departmentAdmin: { 'zh-CN': '部门主管', 'zh-TW': '部門主管', en: 'Department manager' },
  staff: { 'zh-CN': '员工', 'zh-TW': '員工', en: 'Staff' },
  auditor: { 'zh-CN': '审计员', 'zh-TW': '稽核員', en: 'Auditor' },
});

/** Parts of the product that act by themselves, as the server names them. */
export const systemTexts = defineTexts('systemActors', {
  environment: { 'zh-CN': '启动设置', 'zh-TW': '啟動設定', en: 'Start-up settings' },
  demo: { 'zh-CN': '示例公司', 'zh-TW': '範例公司', en: 'Demo company' },
});
