-- Assignments, why they are there, and the log of every change. Written by tagging.apply only.

create type source as enum
  ('manual', 'bulk', 'import', 'rule', 'model', 'channel', 'wecom', 'api', 'form', 'customer');

-- One row per decision: one call, one bulk run, one rule version. Many changes point to it.
create table cause (
  workspace_id int not null references workspace,
  id           bigint generated always as identity,
  source       source not null,
  actor_kind   text not null,
  actor_id     text not null,
  actor_name   text not null,
  department_id int,
  reason       text,
  -- What it rests on as a whole: the condition and its sentence, the file, the rule version.
  evidence     jsonb,
  job_id       bigint,
  -- Set when this takes back another cause.
  undoes       bigint,
  at           timestamptz not null default now(),
  primary key (workspace_id, id)
);
create index on cause (workspace_id, job_id) where job_id is not null;

-- "Customer has tag" now.
create table assignment (
  workspace_id int not null,
  customer     int not null,
  tag_id       int not null,
  -- 0: shared; otherwise the staff member whose assignment this is (groups with per_staff).
  staff_id     int not null default 0,
  source       source not null,
  locked       boolean not null default false,
  since        timestamptz not null,
  cause_id     bigint not null,
  evidence     text,
  expires_at   timestamptz,
  primary key (workspace_id, customer, tag_id, staff_id)
);
create index on assignment (expires_at) where expires_at is not null;

-- A person took it off: weaker sources may not put it on again (until lifted or past `until`).
create table removal (
  workspace_id int not null,
  customer     int not null,
  tag_id       int not null,
  cause_id     bigint not null,
  at           timestamptz not null,
  until        timestamptz,
  primary key (workspace_id, customer, tag_id)
);

-- Append-only history. `position` is workspace.position: no gaps, in commit order.
create table tag_change (
  workspace_id int not null,
  position     bigint not null,
  customer     int not null,
  tag_id       int not null,
  staff_id     int not null default 0,
  added        boolean not null,
  source       source not null,
  cause_id     bigint not null,
  -- For a removal: the tag of the same single-choice group that took its place.
  replaced_by  int,
  evidence     text,
  -- What undo needs to restore exactly: since, source, cause, expiry and lock of the assignment that went away.
  was          jsonb,
  at           timestamptz not null,
  primary key (workspace_id, position, at)
) partition by range (at);
create table tag_change_default partition of tag_change default;
create index on tag_change (workspace_id, customer, position);
create index on tag_change (workspace_id, cause_id);
