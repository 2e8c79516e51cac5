import { defineTexts } from '#ui';

export const departmentTexts = defineTexts('settingsDepartments', {
  count: {
    'zh-CN': '{{count}} 个部门',
    'zh-TW': '{{count}} 個部門',
    en: { one: '{{count}} department', other: '{{count}} departments' },
  },
  none: { 'zh-CN': '还没有部门', 'zh-TW': '還沒有部門', en: 'No departments yet' },
  noneText: {
    'zh-CN': '部门定谁看得到哪些客户：部门主管看得到本部门跟进的客户。',
    'zh-TW': '部門定誰看得到哪些客戶：部門主管看得到本部門跟進的客戶。',
    en: 'Departments decide who sees which customers: a department manager sees those the department follows.',
  },
  add: { 'zh-CN': '加部门', 'zh-TW': '加部門', en: 'Add a department' },
  addBelow: { 'zh-CN': '加下级部门', 'zh-TW': '加下級部門', en: 'Add a department below' },
  addBelowOf: {
    'zh-CN': '在「{{name}}」下面加部门',
    'zh-TW': '在「{{name}}」下面加部門',
    en: 'Add a department below "{{name}}"',
  },
  addAction: { 'zh-CN': '加这个部门', 'zh-TW': '加這個部門', en: 'Add this department' },
  change: { 'zh-CN': '改名、换上级', 'zh-TW': '改名、換上級', en: 'Rename or move' },
  changeOf: { 'zh-CN': '修改「{{name}}」', 'zh-TW': '修改「{{name}}」', en: 'Change "{{name}}"' },
  name: { 'zh-CN': '名称', 'zh-TW': '名稱', en: 'Name' },
  parent: { 'zh-CN': '上级', 'zh-TW': '上級', en: 'Above it' },
  top: { 'zh-CN': '最上层', 'zh-TW': '最上層', en: 'Nothing (top level)' },
  members: {
    'zh-CN': '{{count}} 人',
    'zh-TW': '{{count}} 人',
    en: { one: '{{count}} person', other: '{{count}} people' },
  },
  up: { 'zh-CN': '上移', 'zh-TW': '上移', en: 'Move up' },
  down: { 'zh-CN': '下移', 'zh-TW': '下移', en: 'Move down' },
  added: { 'zh-CN': '已加上「{{name}}」', 'zh-TW': '已加上「{{name}}」', en: '"{{name}}" was added' },
  saved: { 'zh-CN': '「{{name}}」已保存', 'zh-TW': '「{{name}}」已儲存', en: '"{{name}}" was saved' },
  notMoved: { 'zh-CN': '没移成：{{why}}', 'zh-TW': '沒移成：{{why}}', en: 'Not moved: {{why}}' },

  remove: { 'zh-CN': '删除', 'zh-TW': '刪除', en: 'Delete' },
  removeOf: { 'zh-CN': '删除「{{name}}」', 'zh-TW': '刪除「{{name}}」', en: 'Delete "{{name}}"' },
  removeText: {
    'zh-CN': '只有空的部门能删。删掉后，按这个部门筛的人群会提示部门没了。',
    'zh-TW': '只有空的部門能刪。刪掉後，按這個部門篩的人群會提示部門沒了。',
    en: 'Only an empty department can be deleted. Audiences that name it will say that it is gone.',
  },
  removed: { 'zh-CN': '已删除「{{name}}」', 'zh-TW': '已刪除「{{name}}」', en: '"{{name}}" was deleted' },
  inUse: {
    'zh-CN': '还不能删，里面有：',
    'zh-TW': '還不能刪，裡面有：',
    en: 'It cannot be deleted yet. In it are:',
  },
  people: { 'zh-CN': '员工', 'zh-TW': '員工', en: 'People' },
  below: { 'zh-CN': '下级部门', 'zh-TW': '下級部門', en: 'Departments' },
  seePeople: { 'zh-CN': '去看这些员工', 'zh-TW': '去看這些員工', en: 'Show these people' },
});
