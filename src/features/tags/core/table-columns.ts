/** The columns of a library table: their names in Chinese and English, and how a field is written in a cell. */
import { halfWidth } from './folding.ts';
import { type Hue, hueNames, hues } from './library.ts';

export type TableLanguage = 'zh-CN' | 'en';

/** How the text of a cell and the value of a field become one another. `undefined`: this cell cannot be read. */
interface CellType {
  write(value: unknown, language: TableLanguage): string;
  read(cell: string): unknown;
}

/** Separators inside a cell; in a name they are written with a backslash before them. */
const LIST_SEPARATOR = /[|;；,，、\n]/;
const plain: CellType = { write: (value) => (typeof value === 'string' ? value : ''), read: (cell) => cell };
const integer: CellType = {
  write: (value) => (typeof value === 'number' ? String(value) : ''),
  read: (cell) => (/^-?\d{1,9}$/.test(cell) ? Number(cell) : undefined),
};

const words = <V>(
  pairs: readonly (readonly [value: V, chinese: string, english: string, ...others: string[]])[],
): CellType => ({
  write: (value, language) => {
    const pair = pairs.find(([one]) => one === value);
    return pair ? (language === 'en' ? pair[2] : pair[1]) : '';
  },
  read: (cell) => pairs.find(([, ...names]) => names.includes(foldCell(cell)))?.[0],
});

const yesNo = words<boolean>([
  [true, '是', 'yes', 'true', '1', 'y', '√', '✓'],
  [false, '否', 'no', 'false', '0', 'n', '×'],
]);
const choice = words([
  ['single', '单选', 'single', '單選', '单选组'],
  ['multiple', '多选', 'multiple', '多選', '复选', 'multi'],
]);
const kind = words([
  ['base', '基础', 'base', '基礎', '基础标签'],
  ['behaviour', '行为', 'behaviour', '行為', '行为标签', 'behavior'],
  ['composite', '组合', 'composite', '組合', '组合标签'],
]);
const color = words<Hue>(hues.map((hue) => [hue, hueNames[hue], hue]));

const list: CellType = {
  write: (value) =>
    Array.isArray(value)
      ? value.map((one) => String(one).replace(/[\\|;；,，、\n]/g, '\\$&')).join(' | ')
      : '',
  read(cell) {
    const items = [''];
    let escaped = false;
    for (const char of cell) {
      if (!escaped && char === '\\') escaped = true;
      else if (!escaped && LIST_SEPARATOR.test(char)) items.push('');
      else {
        items.push((items.pop() ?? '') + char);
        escaped = false;
      }
    }
    return items.map((item) => item.trim()).filter((item) => item !== '');
  },
};

export interface Column {
  readonly id: string;
  /** Which element the cell describes, and which of its fields. */
  readonly of: 'category' | 'group' | 'tag' | 'definition';
  readonly field: string;
  readonly type: CellType;
  readonly names: readonly [chinese: string, english: string, ...others: string[]];
}

const column = (
  of: Column['of'],
  field: string,
  type: CellType,
  ...names: [chinese: string, english: string, ...others: string[]]
): Column => ({ id: `${of}.${field}`, of, field, type, names });

/** In the order in which they are written. */
export const columns: readonly Column[] = [
  column('category', 'path', plain, '大类', 'category', '大類', '分类', '分類', '类别'),
  column('category', 'key', plain, '大类键', 'category key', '大類鍵'),
  column('category', 'description', plain, '大类说明', 'category description', '大類說明'),
  column('category', 'archived', yesNo, '大类已归档', 'category archived', '大類已歸檔'),
  column('group', 'name', plain, '标签组', 'group', '標籤組', '标签组名称', '组', 'tag group'),
  column('group', 'key', plain, '组键', 'group key', '組鍵'),
  column('group', 'aliases', list, '组别名', 'group aliases', '組別名'),
  column('group', 'choice', choice, '单选或多选', 'choice', '單選或多選', '选择方式', '选择'),
  column('group', 'max', integer, '最多几个', 'max', '最多幾個', '上限'),
  column('group', 'ordered', yesNo, '有序', 'ordered', '是否有序'),
  column('group', 'exhaustive', yesNo, '必有其一', 'exhaustive'),
  column('group', 'perStaff', yesNo, '按员工分别', 'per staff', '按員工分別'),
  column('group', 'newerWins', yesNo, '新行为为准', 'newer acts win', '新行為為準'),
  column('group', 'kind', kind, '组类型', 'group kind', '組類型'),
  column('group', 'color', color, '组颜色', 'group color', '組顏色', 'group colour'),
  column('group', 'description', plain, '组说明', 'group description', '組說明'),
  column('group', 'pattern', plain, '命名格式', 'name pattern'),
  column('group', 'productLine', plain, '产品线', 'product line', '產品線'),
  column('group', 'steward', plain, '管家', 'steward', '负责人', '負責人'),
  column('group', 'deputy', plain, '副管家', 'deputy'),
  column('group', 'departments', list, '可见部门', 'departments', '可見部門', '部门'),
  column('group', 'archived', yesNo, '组已归档', 'group archived', '組已歸檔'),
  column('tag', 'name', plain, '标签', 'tag', '標籤', '标签名称', '标签名', '標籤名稱', 'tag name'),
  column('tag', 'key', plain, '标签键', 'tag key', '標籤鍵', 'key'),
  column('tag', 'order', integer, '顺序', 'order', '順序', '级别'),
  column('tag', 'kind', kind, '类型', 'kind', '類型'),
  column('tag', 'color', color, '颜色', 'color', '顏色', 'colour'),
  column('tag', 'aliases', list, '别名', 'aliases', '別名', '同义词'),
  column('definition', 'meaning', plain, '含义', 'meaning', '含義', '说明', '定义', '解释说明'),
  column('definition', 'scope', plain, '适用范围', 'scope', '適用範圍', '范围'),
  column('definition', 'example', plain, '正例', 'example', '例子'),
  column('definition', 'counterExample', plain, '反例', 'counter-example', 'counter example'),
  column('definition', 'appliedBy', plain, '谁来打', 'applied by', '誰來打'),
  column('definition', 'removeWhen', plain, '何时摘下', 'remove when', '何時摘下'),
  column('tag', 'protected', yesNo, '受保护', 'protected', '受保護'),
  column('tag', 'pinned', yesNo, '置顶', 'pinned', '置頂'),
  column('tag', 'internal', yesNo, '内部标记', 'internal', '內部標記'),
  column('tag', 'purpose', plain, '用途', 'purpose'),
  column('tag', 'archived', yesNo, '已归档', 'archived', '已歸檔'),
];

const foldCell = (cell: string): string => halfWidth(cell).trim().toLowerCase();
const foldHeader = (header: string): string => foldCell(header).replace(/[\s_*-]+/g, '');

const byHeader = new Map(columns.flatMap((one) => one.names.map((name) => [foldHeader(name), one] as const)));

/** The column of a header cell, in Chinese (both scripts) or English; width, case and dashes do not matter. */
export const columnOf = (header: string): Column | undefined => byHeader.get(foldHeader(header));

export const headerOf = (one: Column, language: TableLanguage): string =>
  one.names[language === 'en' ? 1 : 0];
