-- One outbox for everything that is posted over HTTP: Slack's channels become endpoints, and what waits for them moves.

-- A channel of Slack is an endpoint too. Its address is in the settings only, because it is a secret.
alter table webhook_endpoint
    add column channel    text unique check (channel in ('feedback', 'marketing', 'announcements')),
    -- How often in a row posting has failed, and why it failed the last time.
    add column failures   int  not null default 0,
    add column last_error text,
    alter column url drop not null,
    alter column secret drop not null,
    add check ((channel is null) = (url is not null)),
    add check ((channel is null) = (secret is not null));

-- The scheduler holds the lease now: one task instance for each endpoint, in a table for posting alone.
alter table webhook_endpoint drop column held_by, drop column held_until;
create table webhook_task (like scheduled_tasks including all);

-- For Slack, payload is the text; in_short is posted in its place where Slack refuses the text.
alter table webhook_message add column in_short text;

insert into webhook_endpoint (channel, created_at, failures, last_error, rests_until)
select c.channel, coalesce((select min(p.queued_at) from chat_post p where p.channel = c.channel), now()),
       coalesce(s.failures, 0), s.last_error, s.rests_until
from (select channel from chat_channel union select channel from chat_post) c
left join chat_channel s on s.channel = c.channel
order by c.channel;

-- In the order of the old ids, so that what is about one feature stays in order. The short text says what happened.
insert into webhook_message (endpoint_id, message_id, type, feature_id, launch_id, payload, in_short, tries,
    queued_at, begun_at, due_at)
select e.id, 'msg_' || replace(gen_random_uuid()::text, '-', ''),
       case when p.channel = 'feedback' then 'feedback.arrived'
            when p.in_short like 'The feature % is a new concept.%' then 'feature.concept_created'
            when p.in_short like 'The feature % is in beta.%' then 'feature.beta_launched'
            when p.in_short like 'The feature % is generally available.%' then 'feature.generally_available'
            when p.in_short like 'The feature % is pulled back: %' then 'feature.pulled_back'
            when p.in_short like 'The feature % is rolled back: %' then 'feature.rolled_back'
            when p.in_short like 'The feature % is revived: %' then 'feature.revived'
            else 'feature.archived' end,
       p.feature_id, p.launch_id, p.text, p.in_short, p.tries, p.queued_at, p.queued_at, p.queued_at
from chat_post p join webhook_endpoint e on e.channel = p.channel
order by p.id;

drop table chat_post;
drop table chat_channel;

-- The task `chat` is gone: `webhooks` finds Slack's channels too.
delete from scheduled_tasks where task_name = 'chat';
