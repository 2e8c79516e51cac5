-- Uploaded files and what became of them.

create table import (
  workspace_id int not null references workspace,
  id           int generated always as identity,
  kind         text not null check (kind in ('customers', 'orders', 'taggings', 'library')),
  file_name    text not null,
  -- Below the data directory; null once removed.
  file_path    text,
  file_bytes   bigint not null,
  detected     jsonb not null,
  columns      jsonb not null,
  sample       jsonb not null,
  mapping      jsonb not null,
  status       text not null default 'uploaded'
    check (status in ('uploaded', 'checking', 'checked', 'running', 'done', 'failed', 'cancelled', 'undone')),
  dry_run      jsonb,
  result       jsonb,
  job_id       bigint,
  actor        jsonb not null,
  created_at   timestamptz not null default now(),
  updated_at   timestamptz not null default now(),
  primary key (workspace_id, id)
);

create table import_problem (
  workspace_id int not null,
  import_id    int not null,
  line         bigint not null,
  "column"     text,
  code         text not null,
  facts        jsonb not null default '{}',
  raw          text not null default ''
);
create index on import_problem (workspace_id, import_id, line);
