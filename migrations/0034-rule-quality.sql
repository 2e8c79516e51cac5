-- How good a rule is: which tag each of its steps was about, and what stands out against its own history.

alter table rule_run add column tag_id int;
create index on rule_run (workspace_id, rule_id, at);

-- What `core/drift.ts` found last: [{ "measure", "now", "usual" }], and when it looked.
alter table rule add column drift jsonb not null default '[]';
alter table rule add column drift_at timestamptz;

-- Tags of rules that people took off: few among all changes.
create index on tag_change (workspace_id, at)
  where not added and source in ('manual', 'wecom') and was_source in ('rule', 'model');
