-- What reading and writing WeCom has to remember between steps, processes and days.

-- When we last wrote it there ourselves: a listing that began before does not say how it stands.
alter table wecom_tag add column touched_at timestamptz not null default '-infinity';
alter table wecom_tag_group add column touched_at timestamptz not null default '-infinity';

-- How often WeCom answered and did not list the pair. A call that failed is an attempt, and says nothing of the pair.
alter table wecom_reading add column looks int not null default 0;

-- Until when one process asks for a new token; the others look again and hold no connection meanwhile.
alter table wecom_token add column renewing_until timestamptz;

-- The secret that WeCom refused: no process offers it again. SHA-256 of what is random; gone when a secret is entered.
create table wecom_refused_secret (
  workspace_id int primary key references wecom_connection on delete cascade,
  secret_hash  bytea not null,
  refused_at   timestamptz not null default now()
);

-- Ids of tags that pairs carry and a listing of the library does not have (tags of strategies): not asked for anew with
-- every pair that carries them.
create table wecom_unknown_tag (
  workspace_id int not null references workspace,
  id           text not null,
  asked_at     timestamptz not null,
  primary key (workspace_id, id)
);

-- Whom somebody erased: a keyed digest of WeCom's id, so that a reading does not bring him back. A relation that begins
-- later does.
create table wecom_erased (
  workspace_id int not null references workspace,
  digest       bytea not null,
  erased_at    timestamptz not null,
  primary key (workspace_id, digest)
);

-- The status page counts what waits and what was set aside without going through all texts.
create index on wecom_callback (workspace_id, id) where failure is not null;

-- Never written. The other such column, wecom_connection.answered_at, is still read by the version before this one: it
-- goes with a later migration.
alter table wecom_chat drop column status;
