-- Which corp the mirror of a workspace is of: ids of people and tags mean nothing in another.
create table wecom_mirror (
  workspace_id int primary key references workspace,
  corp_id      text not null
);
insert into wecom_mirror (workspace_id, corp_id) select workspace_id, corp_id from wecom_connection;

-- Set when WeCom's directory said that somebody left: only then it may bring him back.
alter table staff add column left_at timestamptz;
