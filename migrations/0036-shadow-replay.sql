-- Every night live rules are replayed over what customers did, and what they remember is held against it.

-- What came out last: { "at", "compared", "differs", "customer" }; null: nobody looked yet.
alter table rule add column shadow jsonb;
-- The last customer of whom a night has looked; the next one goes on behind him.
alter table rule_cursor add column shadowed int not null default 0;
