-- Notices reach staff by the WeCom app, by e-mail or by SMS.

-- In its one stored form; an administrator enters it, WeCom does not tell it.
alter table staff add column phone text;

alter table notice add column via text not null default 'app' check (via in ('app', 'email', 'sms'));
alter table notice add check (target <> 'robot' or via = 'app');

-- By which way it went, for the limits of that way; null before it went.
alter table notice_message add column via text;
