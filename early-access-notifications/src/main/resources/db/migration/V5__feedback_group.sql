-- Who in the company hears of what users say.

-- What was chosen for an address. Owners of features and execs are members without a row.
create table feedback_group_member (
    email      text        not null primary key check (email = lower(email)),
    user_id    text,
    delivery   text        not null check (delivery in ('every-answer', 'daily-digest', 'none')),
    changed_at timestamptz not null
);
