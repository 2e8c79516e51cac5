/**
 * Whom somebody erased. WeCom still lists the pair until staff ends it there, and a reading would bring the person back:
 * so a keyed digest of his id is kept, and what began before the erasure is not read. A relation that he enters later is
 * a new one.
 */
import type { Queryable, Tx } from '#platform/db';
import type { Sealer } from '#platform/sealing';

/** Whether what began then (null: not known) is of before its contact was erased. */
export type IsErased = (externalUserid: string, since: Date | null) => boolean;

export class Erasures {
  constructor(private readonly sealer: Pick<Sealer, 'digest'>) {}

  async note(tx: Tx, workspace: number, externalUserids: readonly string[], now: Date): Promise<void> {
    await tx.run(
      `insert into wecom_erased (workspace_id, digest, erased_at) select $1, unnest($2::bytea[]), $3
       on conflict (workspace_id, digest) do update set erased_at = excluded.erased_at`,
      [workspace, [...new Set(externalUserids)].map((id) => this.#digest(workspace, id)), now],
    );
  }

  /** What stands for a contact where the word has to outlive him: ids of events are kept for good. */
  aliasOf(workspace: number, externalUserid: string): string {
    return this.#digest(workspace, externalUserid).toString('base64url');
  }

  /** Of these contacts. */
  async among(db: Queryable, workspace: number, externalUserids: readonly string[]): Promise<IsErased> {
    const digests = new Map(
      [...new Set(externalUserids)].map((id) => [this.#digest(workspace, id).toString('hex'), id]),
    );
    const rows = await db.many<{ digest: Buffer; erased_at: Date }>(
      'select digest, erased_at from wecom_erased where workspace_id = $1 and digest = any($2::bytea[])',
      [workspace, [...digests.keys()].map((hex) => Buffer.from(hex, 'hex'))],
    );
    const erased = new Map(rows.map((row) => [digests.get(row.digest.toString('hex')), row.erased_at]));
    return (externalUserid, since) => {
      const at = erased.get(externalUserid);
      return at !== undefined && (since === null || since <= at);
    };
  }

  #digest(workspace: number, externalUserid: string): Buffer {
    return this.sealer.digest(externalUserid, `wecom external_userid ${workspace}`);
  }
}
