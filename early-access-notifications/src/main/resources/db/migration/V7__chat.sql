-- What is to be posted to the team's chat, and what came before the counters of mails.

-- A queue: what was posted is gone from it.
create table chat_post (
    id         bigint generated always as identity primary key,
    channel    text        not null check (channel in ('feedback')),
    -- Posts about one feature are posted in order, and so are those about none.
    feature_id bigint references feature,
    text       text        not null,
    -- What is posted in its place where the text is refused.
    in_short   text        not null,
    tries      int         not null default 0,
    queued_at  timestamptz not null
);

create index chat_post_in_order on chat_post (channel, feature_id, id);

-- Who posts to a channel, by the database's clock, and until when it is left alone.
create table chat_channel (
    channel     text not null primary key check (channel in ('feedback')),
    held_by     text,
    held_until  timestamptz,
    failures    int  not null default 0,
    last_error  text,
    rests_until timestamptz
);

insert into usage_count (feature_id, day, what, slot, number)
select feature_id, (sent_at at time zone 'UTC')::date, 'mail', 0, count(*)
from delivery where status = 'sent' and feature_id is not null group by 1, 2;
