-- How far the journal was gone through for what is kept for a time only: chat texts, addresses of pages, details of
-- events of own types. What was said or looked at goes, that and when it happened stays.
create table event_expiry (
  workspace_id int not null references workspace,
  type         text not null,
  -- What happened before was gone through, as far as it was accepted up to `position`.
  up_to        timestamptz not null,
  -- workspace.position; of what came later and happened before `up_to` nothing was looked at yet.
  position     bigint not null,
  primary key (workspace_id, type)
);
