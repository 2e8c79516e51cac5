-- Whether WeCom told when a customer agreed. Of an agreement whose time is not known nobody knows that it is later than a
-- refusal, so each refusal counts over it. Of those that were read before now it is not known.
alter table chat_consent add column at_known boolean not null default false;
alter table chat_consent alter column at_known drop default;
