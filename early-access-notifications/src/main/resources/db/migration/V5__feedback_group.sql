-- Who in the company hears of what users say.

-- What was chosen for an address. Owners of features and execs are members without a row.
create table feedback_group_member (
    email      text        not null primary key check (email = lower(email)),
    user_id    text,
    delivery   text        not null check (delivery in ('every-answer', 'daily-digest', 'none')),
    changed_at timestamptz not null
);

-- A day whose digest was made, if there was anything to tell. A day without a row is still to come.
create table feedback_digest (
    day     date        not null primary key,
    made_at timestamptz not null
);

-- Every answer once: no day as long as no digest has told of it.
create table feedback_digest_answer (
    feedback_id bigint not null primary key references feedback,
    day         date references feedback_digest
);

create index feedback_digest_answer_of_day on feedback_digest_answer (day, feedback_id);

alter table delivery drop constraint delivery_kind_check;
alter table delivery add constraint delivery_kind_check
    check (kind in ('launch', 'feedback-request', 'feedback-reply', 'feedback-answer', 'digest'));
