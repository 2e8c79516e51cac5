/** Departments and staff, as far as the app sees them. */
import { bound, call, type Send } from '../call.ts';
import {
  id,
  innerRow,
  number,
  numberOrNull,
  numbers,
  type Row,
  rows,
  text,
  textOrNull,
  texts,
} from '../fields.ts';

export interface DepartmentPlace {
  readonly id: number;
  /** The root is department 1; its parent is 0. */
  readonly parentId: number;
  readonly order: number;
}

export interface Department extends DepartmentPlace {
  /** Empty when the app may not read names. */
  readonly name: string;
  readonly nameEn: string;
  readonly leaders: readonly string[];
}

export interface StaffName {
  readonly userId: string;
  readonly name: string;
  readonly departments: readonly number[];
}

export interface StaffMember extends StaffName {
  readonly mainDepartment: number | null;
  readonly position: string;
  readonly directLeaders: readonly string[];
  readonly status: 'active' | 'disabled' | 'notActivated' | 'left' | null;
  /** Null for apps created after 2022-06-20. */
  readonly avatar: string | null;
  readonly alias: string;
}

const STATUSES: Readonly<Record<number, StaffMember['status']>> = {
  1: 'active',
  2: 'disabled',
  4: 'notActivated',
  5: 'left',
};

const place = (row: Row): DepartmentPlace => ({
  id: number(row, 'id'),
  parentId: number(row, 'parentid'),
  order: number(row, 'order'),
});

const staffName = (row: Row): StaffName => ({
  userId: id(row, 'userid'),
  name: text(row, 'name'),
  departments: numbers(row, 'department'),
});

const table = {
  departments: call({
    path: 'department/simplelist',
    query: (id: number | undefined) => ({ id }),
    read: (answer) => rows(answer, 'department_id', place),
  }),
  department: call({
    path: 'department/get',
    query: (departmentId: number) => ({ id: departmentId }),
    read: (answer): Department => {
      const row = innerRow(answer, 'department');
      return {
        ...place(row),
        name: text(row, 'name'),
        nameEn: text(row, 'name_en'),
        leaders: texts(row, 'department_leader'),
      };
    },
  }),
  /** The staff directly in one department. */
  staffOf: call({
    path: 'user/simplelist',
    query: (departmentId: number) => ({ department_id: departmentId }),
    read: (answer) => rows(answer, 'userlist', staffName),
  }),
  staffMember: call({
    path: 'user/get',
    query: (userId: string) => ({ userid: userId }),
    read: (answer): StaffMember => ({
      ...staffName(answer),
      mainDepartment: numberOrNull(answer, 'main_department'),
      position: text(answer, 'position'),
      directLeaders: texts(answer, 'direct_leader'),
      status: STATUSES[number(answer, 'status')] ?? null,
      avatar: textOrNull(answer, 'avatar'),
      alias: text(answer, 'alias'),
    }),
  }),
};

export function directoryCalls(send: Send) {
  const { departments, ...calls } = bound(send, table);
  return {
    ...calls,

    /** A department and all below it; without an id all that the app sees. */
    departments: (departmentId?: number) => departments(departmentId),
  };
}
