/** Who is below a department, and what an app sees (可见范围, 客户联系 → 使用范围). */
import type { App, Company, Department, Member } from './company.ts';

/** A department and all below it. */
export function departmentTree(company: Company, root: number): Set<number> {
  const inside = new Set(company.departments.has(root) ? [root] : []);
  let before = -1;
  while (before !== inside.size) {
    before = inside.size;
    for (const { id, parentId } of company.departments.values()) if (inside.has(parentId)) inside.add(id);
  }
  return inside;
}

/** Members of departments and of all below them, without those who left. */
export function membersUnder(company: Company, departmentIds: readonly number[]): Member[] {
  const inside = new Set(departmentIds.flatMap((id) => [...departmentTree(company, id)]));
  return [...company.members.values()].filter(
    ({ status, departments }) => status !== 5 && departments.some((id) => inside.has(id)),
  );
}

/** Whether the app's 可见范围 holds the member. Nobody sees one who left. */
export function isVisible(company: Company, app: App, member: Member): boolean {
  if (member.status === 5) return false;
  const { visible } = app;
  if (visible === 'all') return true;
  const name = member.userId.toLowerCase();
  return (
    visible.userIds.some((userId) => userId.toLowerCase() === name) ||
    visible.departmentIds.some((root) => {
      const tree = departmentTree(company, root);
      return member.departments.some((id) => tree.has(id));
    })
  );
}

/** Members whose customers the app can read: visible to it, and within 客户联系 → 使用范围. */
export const followersSeenBy = (company: Company, app: App): Member[] =>
  [...company.members.values()].filter((member) => member.customerContact && isVisible(company, app, member));

/** Departments of the app's scope with all below. */
export function departmentsSeenBy(company: Company, app: App): Department[] {
  if (app.visible === 'all') return [...company.departments.values()];
  const inside = new Set(app.visible.departmentIds.flatMap((id) => [...departmentTree(company, id)]));
  return [...company.departments.values()].filter(({ id }) => inside.has(id));
}
