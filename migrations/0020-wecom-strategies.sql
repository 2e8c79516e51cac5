-- Tags of strategies (规则组) are mirrored beside the library of the corp: the name of the strategy, empty when WeCom does
-- not tell it (another app's). Null: a group of the corp.
alter table wecom_tag_group add column strategy text;
