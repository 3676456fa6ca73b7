-- Why a user gets no mail, and senders whose mails are paused because too many addresses do not exist.

alter table delivery
    -- Why a user is owed no mail; null if the delivery was cancelled for another reason, and in every other status.
    add column reason          text check (reason in ('no-address', 'suppressed', 'not-wanted')),
    -- Whether a report says that its address does not exist. False again after an admin resumed the sender.
    add column address_unknown boolean not null default false;

-- Which of the latest mails went to addresses that do not exist.
create index delivery_address_unknown on delivery (id) where address_unknown;

alter table feature_update
    -- Users who are owed no mail, by reason.
    add column no_address bigint not null default 0,
    add column suppressed bigint not null default 0,
    add column not_wanted bigint not null default 0;

create table paused_sender (
    address     text        not null primary key check (address = lower(address)),
    paused_at   timestamptz not null,
    -- How many of 1,000 mails in a row went to addresses that do not exist.
    reports     int         not null,
    last_report text        not null
);

-- Addresses that were reported, and are not suppressed because their sender is paused.
create table withheld_report (
    sender      text        not null references paused_sender on delete cascade,
    email       text        not null check (email = lower(email)),
    reason      text        not null,
    code        text,
    source      text,
    delivery_id bigint,
    reported_at timestamptz not null,
    primary key (sender, email)
);
