-- Who came by a channel, without going through all follow relations.
create index follow_by_channel on follow (workspace_id, channel_id) where channel_id is not null;
