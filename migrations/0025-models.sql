-- Models: what is computed of every customer's orders, and filtered by like attributes.

alter table rule drop constraint rule_kind_check;
alter table rule add check (kind in ('state', 'trigger', 'ladder', 'model'));
-- Of a model: the lower bounds of its scores { "r", "f", "m" }, and when they were computed last.
alter table rule add cutoffs jsonb;
alter table rule add cutoffs_at timestamptz;

-- The RFM of each customer who has orders in the model's window. All fields null: he had, and has none any more.
create table rfm_score (
  workspace_id int not null,
  customer     int not null,
  -- The newest order that counts, from which the days are counted while time goes on …
  last_at      timestamptz,
  -- … or, of a model as of a fixed day, the days until then. Never both.
  recency_days int,
  frequency    int,
  -- Minor units.
  monetary     bigint,
  r            smallint,
  f            smallint,
  m            smallint,
  -- workspace.position of the last change, for whoever follows.
  position     bigint not null,
  primary key (workspace_id, customer)
) with (fillfactor = 85);
create index on rfm_score (workspace_id, position);
