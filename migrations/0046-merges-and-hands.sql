-- Undoing a merge of tags gives back what named them; and who decides in a group.

-- By kind: [{ "id", "both" }], the rows whose list of tags a merge rewrote; `both`: the tag that stayed was in it, too.
alter table change_set add column rewritten jsonb not null default '{}';

-- Whether a newer act of the customer may replace what a hand put on in a group; otherwise hands keep it.
alter table tag_group add column newer_wins boolean not null default false;
