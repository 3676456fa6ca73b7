-- The suppression list: the addresses that mail can't reach, and whose mails are not sent there. All queries
-- use the only index; the table is small, so it can be a reference table beside users and enrollment.
create table suppressed_address (
    -- As the user's token spells it; in lower case without a user.
    email         text        not null,
    -- The user who had the address when mail could not reach it. Null: all members of the feedback group with
    -- this address, now or later, until something is chosen for it.
    user_id       text,
    -- What the mail server said.
    reason        text        not null,
    suppressed_at timestamptz not null,
    unique nulls not distinct (email, user_id),
    check (user_id is not null or email = lower(email))
);

insert into suppressed_address (email, user_id, reason, suppressed_at)
select suppressed_email, user_id, coalesce(suppressed_reason, ''), coalesce(suppressed_at, now())
from users
where suppressed_email is not null;

alter table users
    drop column suppressed_email,
    drop column suppressed_reason,
    drop column suppressed_at;
