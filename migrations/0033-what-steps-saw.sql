-- Which changes a step of rules looked at: those after one position and up to another one. Only of `live`; null: not kept.

alter table rule_run add column seen_after bigint, add column seen_up_to bigint;
create index on rule_run (workspace_id, seen_up_to) where seen_up_to is not null;
