-- The suppression list: the addresses that mail can't reach, whether a user, a member of the feedback group or nobody has them.
-- Its primary key is all that is looked up in it; it is small, so it can be a reference table beside users and enrollment.
create table suppressed_address (
    email         text        not null primary key check (email = lower(email)),
    -- What the mail server said.
    reason        text        not null,
    suppressed_at timestamptz not null,
    -- Mails that are owed to the address itself are sent again, since something was chosen for it. Those to its user are not.
    retried       boolean     not null default false
);

-- An address that its member was sent mails to again was on this list only; V20 finds those that were not.
insert into suppressed_address (email, reason, suppressed_at, retried)
select distinct on (lower(suppressed_email))
       lower(suppressed_email), coalesce(suppressed_reason, ''), coalesce(suppressed_at, now()), true
from users
where suppressed_email is not null
order by lower(suppressed_email), suppressed_at desc nulls last;

alter table users
    drop column suppressed_email,
    drop column suppressed_reason,
    drop column suppressed_at;
