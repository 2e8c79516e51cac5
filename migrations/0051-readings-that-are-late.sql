-- WeCom tells some things only a while after it told of the event. What asks for a row that is due already is read at once
-- together with it, and once more from then on.
alter table wecom_reading add column late_until timestamptz;
