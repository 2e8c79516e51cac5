-- Groups and tags that are kept elsewhere: made in WeCom by its console or another app (their names are only read here),
-- or belonging to a strategy of WeCom, 规则组 (they are only read here altogether). Null: kept here.
alter table tag_group
  add column kept_by text check (kept_by in ('wecom', 'strategy')),
  -- Name of the strategy of WeCom that the group belongs to.
  add column strategy text;
alter table tag
  add column kept_by text check (kept_by in ('wecom', 'strategy'));
