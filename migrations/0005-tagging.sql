-- Assignments, why they are there, and the log of every change. Written by tags/tagging/apply only.

create type source as enum
  ('manual', 'bulk', 'import', 'rule', 'model', 'channel', 'wecom', 'api', 'form', 'customer');

-- One row per decision: one call, one step of a bulk run, one rule version. Many changes point to it.
create table cause (
  workspace_id int not null references workspace,
  id           bigint generated always as identity,
  source       source not null,
  actor_kind   text not null,
  actor_id     text not null,
  actor_name   text not null,
  reason       text,
  -- What it rests on as a whole: the condition and its sentence, the file, the rule version.
  evidence     jsonb,
  job_id       bigint,
  -- Set when this takes back another cause.
  undoes       bigint,
  -- Its changes are the rows of tag_change from first to last with its id; that is cheaper than an index on a column
  -- that repeats for every row of a bulk run.
  first_position bigint not null,
  last_position  bigint not null,
  at           timestamptz not null,
  primary key (workspace_id, id)
);
create index on cause (workspace_id, job_id) where job_id is not null;
create index on cause (workspace_id, undoes) where undoes is not null;

-- "Customer has tag" now. The key begins with the tag: a bulk change touches one tag and many customers, and counts and
-- merges read all customers of a tag.
create table assignment (
  workspace_id int not null,
  tag_id       int not null,
  customer     int not null,
  -- 0: shared; otherwise the staff member whose assignment this is (groups with per_staff).
  staff_id     int not null default 0,
  source       source not null,
  locked       boolean not null default false,
  since        timestamptz not null,
  expires_at   timestamptz,
  cause_id     bigint not null,
  evidence     text,
  primary key (workspace_id, tag_id, customer, staff_id)
);
create index on assignment (workspace_id, customer);
create index on assignment (expires_at) where expires_at is not null;

-- A person took it off: weaker sources may not put it on again (until lifted or past `until`).
create table removal (
  workspace_id int not null,
  tag_id       int not null,
  customer     int not null,
  staff_id     int not null default 0,
  source       source not null,
  cause_id     bigint not null,
  at           timestamptz not null,
  until        timestamptz,
  primary key (workspace_id, tag_id, customer, staff_id)
);
create index on removal (workspace_id, customer);

-- Append-only history. `position` is workspace.position: no gaps, in commit order. Folded in order it gives `assignment`:
-- an added row puts the assignment on (or gives it a new source and cause), any other takes it off.
create table tag_change (
  workspace_id int not null,
  position     bigint not null,
  at           timestamptz not null,
  cause_id     bigint not null,
  customer     int not null,
  tag_id       int not null,
  staff_id     int not null default 0,
  source       source not null,
  added        boolean not null,
  -- Of an added row that did not begin just now: an undo, a merge, a stronger source. Null: at `at`.
  since        timestamptz,
  -- For a removal: the tag of the same group that took its place.
  replaced_by  int,
  evidence     text,
  -- The assignment as it was before this change; null when there was none. What undo restores.
  was_source     source,
  was_since      timestamptz,
  was_cause_id   bigint,
  was_expires_at timestamptz,
  was_locked     boolean,
  was_evidence   text,
  primary key (workspace_id, position, at)
) partition by range (at);
create table tag_change_default partition of tag_change default;
create index on tag_change (workspace_id, customer, position);
