-- Forms: which answers put which tags on. What was answered stands in the journal (`form.submitted`).

create table form (
  workspace_id  int not null references workspace,
  id            int generated always as identity,
  -- As pages name it in what they tell.
  name          text not null,
  -- What people agree to when they send it; null: nothing is asked. Each answer keeps the words that it came with.
  consent_text  text,
  -- [{ "question", "choice": "one" | "many", "options": [{ "answer", "tags": [1] }] }]
  questions     jsonb not null,
  -- All tags of the above.
  tags          int[] not null default '{}',
  -- workspace.position up to which its answers are counted.
  seen_position bigint not null,
  created_at    timestamptz not null,
  updated_at    timestamptz not null,
  archived_at   timestamptz,
  primary key (workspace_id, id)
);
create unique index on form (workspace_id, lower(name)) where archived_at is null;
create index on form using gin (tags);
