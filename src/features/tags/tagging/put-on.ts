/** What was put on customers, for whoever tells somebody of it: what happened after a position, and why. */
import type { Language, Source } from '#kernel';
import type { Queryable } from '#platform/db';
import { whyText } from './explain-text.ts';
import { saidEvidence } from './said-evidence.ts';

export interface LoggedChange {
  readonly position: number;
  readonly customer: number;
  readonly tag: number;
  readonly source: Source;
  /**
   * The customer has the tag from now on, by somebody's decision about him: not a new source or expiry of one that he
   * had, not an undo, not what a merge of tags or customers carried over.
   */
  readonly putOn: boolean;
  readonly job: number | null;
}

/** Every change from one position (exclusive) to another, in order. */
export const changesBetween = (
  db: Queryable,
  workspace: number,
  after: number,
  upTo: number,
  limit: number,
): Promise<LoggedChange[]> =>
  db.many<LoggedChange>(
    `select h.position, h.customer, h.tag_id as tag, h.source, c.job_id as job,
            h.added and h.was_source is null and c.undoes is null
              and coalesce(c.reason, '') not in ('tag.merged', 'tag.restored', 'customer.merged', 'customer.unmerged')
              as "putOn"
       from tag_change h join cause c on c.workspace_id = h.workspace_id and c.id = h.cause_id
      where h.workspace_id = $1 and h.position > $2 and h.position <= $3 order by h.position limit $4`,
    [workspace, after, upTo, limit],
  );

export interface ToldChange {
  readonly position: number;
  readonly at: Date;
  readonly customer: number;
  readonly tag: number;
  /** Name of who decided. */
  readonly by: string;
  /** The source, and what it rests on as far as that is known. */
  readonly why: string;
}

/** Changes at some positions, as they are told; those of customers whose history was erased are missing. */
export async function toldChangesAt(
  db: Queryable,
  workspace: number,
  positions: readonly number[],
  language: Language,
): Promise<ToldChange[]> {
  const rows = await db.many<
    Omit<ToldChange, 'why'> & {
      readonly source: Source;
      readonly evidence: string | null;
      readonly reason: string | null;
      readonly cause_evidence: unknown;
    }
  >(
    `select h.position, h.at, h.customer, h.tag_id as tag, h.source, h.evidence, c.reason,
            c.actor_name as by, c.evidence as cause_evidence
       from tag_change h join cause c on c.workspace_id = h.workspace_id and c.id = h.cause_id
      where h.workspace_id = $1 and h.position = any($2::bigint[]) order by h.position`,
    [workspace, positions],
  );
  return rows.map(({ source, evidence, reason, cause_evidence, ...row }) => ({
    ...row,
    why: whyText(
      {
        source,
        evidence: saidEvidence(evidence, cause_evidence, language),
        reason,
        // A condition with its sentence, or the file that an import read.
        basis: textIn(cause_evidence, 'text') ?? textIn(cause_evidence, 'file'),
      },
      language,
    ),
  }));
}

function textIn(evidence: unknown, field: string): string | null {
  const value = typeof evidence === 'object' && evidence !== null && Reflect.get(evidence, field);
  return typeof value === 'string' && value !== '' ? value : null;
}
