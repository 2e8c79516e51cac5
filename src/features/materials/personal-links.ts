/** Personal links: to a material or a form, by one member of staff, for everybody or for one customer. */
import { randomBytes } from 'node:crypto';
import QRCode from 'qrcode';
import type { Queryable, Tx } from '#platform/db';

export interface PersonalLink {
  readonly id: number;
  readonly code: string;
  readonly staff_id: number | null;
  readonly customer: number | null;
  /** The browser by which it was used first. */
  readonly first_reader: number | null;
  readonly created_at: Date;
}

export type LinkTo<Of extends string> = PersonalLink & Readonly<Record<Of, number>>;

/** 96 bits: a code is found by nobody who was not given it. */
export const newCode = (): string => randomBytes(12).toString('base64url');

/** `base`: where people reach the product, e.g. `https://tags.example.com`; `path`: of the pages that such links open. */
export const linkAddress = (base: string, path: string, { code }: Pick<PersonalLink, 'code'>): string =>
  `${base.replace(/\/+$/, '')}${path}/${code}`;

/** As SVG. */
export const linkQr = (address: string): Promise<string> =>
  QRCode.toString(address, { type: 'svg', errorCorrectionLevel: 'M', margin: 4 });

/** SQL on a table of such links; `of`: its column that says to what. The names are ours, never a caller's. */
export function linkTable<Of extends string>(table: string, of: Of) {
  type Row = LinkTo<Of>;
  type Made = Pick<PersonalLink, 'code' | 'staff_id' | 'customer'> & Readonly<Record<Of, number>>;
  return {
    /** The link that is there, or a new one with this code. */
    async linkFor(tx: Tx, workspace: number, link: Made, now: Date): Promise<Row> {
      await tx.run(
        `insert into ${table} (workspace_id, code, ${of}, staff_id, customer, created_at)
         values ($1, $2, $3, $4, $5, $6) on conflict (workspace_id, ${of}, staff_id, customer) do nothing`,
        [workspace, link.code, link[of], link.staff_id, link.customer, now],
      );
      return tx.one<Row>(
        `select * from ${table} where workspace_id = $1 and ${of} = $2
            and staff_id is not distinct from $3 and customer is not distinct from $4`,
        [workspace, link[of], link.staff_id, link.customer],
      );
    },

    linkById: (db: Queryable, workspace: number, id: number): Promise<Row | null> =>
      db.maybe<Row>(`select * from ${table} where workspace_id = $1 and id = $2`, [workspace, id]),

    /** Locks the link, so that only one browser is the first. */
    lockLink: (tx: Tx, workspace: number, id: number): Promise<Row> =>
      tx.one<Row>(`select * from ${table} where workspace_id = $1 and id = $2 for update`, [workspace, id]),

    setFirstReader: (tx: Tx, workspace: number, id: number, reader: number): Promise<number> =>
      tx.run(`update ${table} set first_reader = $3 where workspace_id = $1 and id = $2`, [
        workspace,
        id,
        reader,
      ]),
  };
}
