-- What users say about betas, and what the team answers.

create table feedback (
    id              bigint generated always as identity primary key,
    -- Null where it is not known which feature it is about: it waits in the inbox for somebody to say.
    feature_id      bigint references feature,
    -- Null where it is not known who says it. No foreign key, for users are kept per user.
    user_id         text,
    -- As the mail says; null in the app.
    sender_email    text,
    sender_name     text,
    -- Whether it came from the address that the user had then.
    sender_is_user  boolean     not null,
    source          text        not null check (source in ('app', 'mail', 'hook')),
    subject         text,
    text            text        not null,
    rating          smallint check (rating between 1 and 5),
    status          text        not null check (status in ('unread', 'read', 'answered', 'automatic')),
    -- Names and sizes, never what is in them.
    attachments     text[]      not null default '{}',
    message_id      text,
    mail_references text,
    received_at     timestamptz not null,
    -- No language: answers come in many. What is longer is found by its beginning, for a text's words have to fit into 1 MB.
    words           tsvector    not null generated always as (
        to_tsvector('simple', coalesce(subject, '') || ' ' || left(text, 100000))) stored
);

create unique index feedback_message on feedback (message_id) where message_id is not null;
create index feedback_of_feature on feedback (feature_id, id);
create index feedback_by_arrival on feedback (feature_id, received_at);
create index feedback_unread on feedback (id) where status = 'unread';
create index feedback_words on feedback using gin (words);

create table feedback_reply (
    id          bigint generated always as identity primary key,
    feedback_id bigint      not null references feedback,
    text        text        not null,
    by_user     text        not null,
    by_name     text,
    at          timestamptz not null
);

create index feedback_reply_of_feedback on feedback_reply (feedback_id, id);
