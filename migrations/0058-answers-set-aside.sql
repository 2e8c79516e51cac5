-- The code of the error with which the journal refused an answer: it is kept and not tried again.
alter table form_answer add column refused text;
