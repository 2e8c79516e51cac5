-- Rules: conditions and triggers that put tags on and take them off by themselves.

create table rule (
  workspace_id   int not null references workspace,
  id             int generated always as identity,
  kind           text not null check (kind in ('state', 'trigger', 'ladder')),
  name           text not null,
  -- draft: never went live. paused: does nothing, its tags stay. stopped: paused by the circuit breaker.
  status         text not null default 'draft' check (status in ('draft', 'live', 'paused', 'stopped')),
  newest_version int not null,
  live_version   int,
  -- What happened before is not its business; null: all history is.
  live_from      timestamptz,
  -- While it goes through everybody once: the last customer it has reached. Null: it has gone through.
  passed         int,
  -- Why the circuit breaker stopped it: { "changes", "limit", "at" }.
  stopped_by     jsonb,
  created_at     timestamptz not null,
  updated_at     timestamptz not null,
  deleted_at     timestamptz,
  primary key (workspace_id, id)
);

-- Every save is a version; nothing here ever changes but `published_at`.
create table rule_version (
  workspace_id int not null,
  rule_id      int not null,
  version      int not null,
  body         jsonb not null,
  saved_at     timestamptz not null,
  saved_by     text not null,
  published_at timestamptz,
  primary key (workspace_id, rule_id, version),
  foreign key (workspace_id, rule_id) references rule
);

-- What a rule remembers of a customer between two looks (rules/core/look.ts), and when it looks again by itself. No row:
-- nothing is known and nothing is due.
create table rule_member (
  workspace_id int not null,
  rule_id      int not null,
  customer     int not null,
  held         boolean not null,
  since        timestamptz,
  last         timestamptz,
  level        int,
  waiting      boolean not null,
  due_at       timestamptz,
  primary key (workspace_id, rule_id, customer)
) with (fillfactor = 85);
create index on rule_member (workspace_id, due_at) where due_at is not null;
create index on rule_member (workspace_id, customer);

-- One line for each step in which a rule changed tags or was refused.
create table rule_run (
  workspace_id int not null,
  id           bigint generated always as identity,
  rule_id      int not null,
  version      int not null,
  -- live: something happened. due: time went by. pass: it went through everybody.
  kind         text not null check (kind in ('live', 'due', 'pass')),
  at           timestamptz not null,
  added        int not null,
  removed      int not null,
  refused      int not null,
  -- From the event that made it look to the tag, in milliseconds, of each change; only of `live`.
  latency_ms   int,
  cause_id     bigint,
  reverted_at  timestamptz,
  primary key (workspace_id, id)
);
create index on rule_run (workspace_id, rule_id, id desc);

-- Up to which position everything was shown to the rules of a workspace.
create table rule_cursor (
  workspace_id int primary key references workspace,
  position     bigint not null
);
