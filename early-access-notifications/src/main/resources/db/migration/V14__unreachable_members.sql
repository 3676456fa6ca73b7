-- Where mail to members of the feedback group, and to those who are it later, arrives no more. Each address is left alone until
-- something is chosen for it.
create table feedback_group_unreachable (
    email  text        not null primary key check (email = lower(email)),
    reason text        not null,
    since  timestamptz not null
);

insert into feedback_group_unreachable (email, reason, since)
select distinct on (lower(email)) lower(email), 'Mail came back from there', now() from users where suppressed_email = email;
