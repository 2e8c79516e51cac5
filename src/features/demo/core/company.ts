/** Who works there, and what they write down about a customer. */

export const DEMO = { customers: 20_000, steps: 60, days: 540, seed: 20261123 } as const;

export const departments = ['销售一部', '销售二部', '设计部', '客服部'] as const;
export const people = [
  { name: '林小满', department: '销售一部' },
  { name: '沈知行', department: '销售一部' },
  { name: '顾青禾', department: '销售一部' },
  { name: '白一帆', department: '销售一部' },
  { name: '叶南枝', department: '设计部' },
  { name: '韩砚秋', department: '客服部' },
  { name: '程一诺', department: '销售二部' },
  { name: '周予安', department: '销售二部' },
  { name: '许听澜', department: '销售二部' },
  { name: '何以宁', department: '客服部' },
] as const;

export const attributes = [
  { key: 'city', label: '城市', type: 'text' },
  { key: 'area', label: '房屋面积', type: 'number', unit: '㎡' },
  { key: 'budgetAmount', label: '预算', type: 'money' },
  { key: 'handover', label: '交房日期', type: 'date' },
  { key: 'secondHome', label: '二套房', type: 'boolean' },
  { key: 'style', label: '风格', type: 'one', options: ['现代简约', '原木', '新中式', '轻奢', '法式'] },
  {
    key: 'rooms',
    label: '要做的空间',
    type: 'many',
    options: ['客厅', '主卧', '儿童房', '厨房', '玄关', '书房'],
  },
] as const;
