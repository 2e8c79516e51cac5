-- Uploaded files and what became of them.

create table import (
  workspace_id int not null references workspace,
  id           int generated always as identity,
  kind         text not null check (kind in ('customers', 'orders', 'taggings', 'library')),
  file_name    text not null,
  -- Name below `uploads` in the data directory; null once removed.
  file_path    text,
  file_bytes   bigint not null,
  -- Line breaks, counted on the way in: how many rows a text file has, give or take.
  file_lines   bigint not null,
  -- How the file seems to be written, the names of its columns, and its first rows.
  detected     jsonb not null,
  columns      jsonb not null,
  sample       jsonb not null,
  -- What the columns mean; null for a library, which names its own.
  mapping      jsonb,
  status       text not null default 'uploaded'
    check (status in ('uploaded', 'checking', 'checked', 'running', 'done', 'failed', 'cancelled', 'undoing', 'undone')),
  -- What a run would do, with the moment and position of that look; null after a change of the mapping.
  dry_run      jsonb,
  -- Of the newest run. Written with each batch, so it is true after a crash.
  result       jsonb,
  -- Records of the file that the running job has done: where it goes on after a crash.
  mark         bigint not null default 0,
  -- The newest job of this import.
  job_id       bigint,
  -- Every run that was started, with the positions at which it wrote: what an undo takes back.
  runs         jsonb not null default '[]',
  undo         jsonb,
  actor        jsonb not null,
  created_at   timestamptz not null default now(),
  updated_at   timestamptz not null default now(),
  primary key (workspace_id, id)
);
create index on import (file_path) where file_path is not null;

-- Why rows were not taken: of the newest dry run or run.
create table import_problem (
  workspace_id int not null,
  import_id    int not null,
  line         bigint not null,
  "column"     text,
  code         text not null,
  facts        jsonb not null default '{}',
  -- The row as it stands in the file, identity and bank-card numbers masked.
  raw          text not null default ''
);
create index on import_problem (workspace_id, import_id, line);
