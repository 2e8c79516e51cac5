-- Every step that may write what rules remember counts here, so that one that read before its turn knows of the others.
alter table rule_cursor add column turn bigint not null default 0;
