-- The monthly mail to owners whose features need attention.

-- A month whose mails were owed, if there was anything to tell, by its first day. One without a row is still to come.
create table attention_month (
    month   date        not null primary key check (extract(day from month) = 1),
    made_at timestamptz not null
);

-- The first mail is next month's.
insert into attention_month (month, made_at) select date_trunc('month', now()), now();

alter table delivery drop constraint delivery_kind_check;
alter table delivery add constraint delivery_kind_check
    check (kind in ('launch', 'feedback-request', 'feedback-reply', 'feedback-answer', 'digest', 'update',
                    'general-availability', 'attention'));
