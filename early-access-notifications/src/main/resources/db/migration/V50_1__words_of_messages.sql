create index if not exists feature_update_by_word on feature_update using gin (words_of(subject), words_of(markdown));
create index if not exists webhook_endpoint_by_word on webhook_endpoint
    using gin (words_of(description), words_of(last_error));
create index if not exists webhook_attempt_by_word on webhook_attempt using gin (words_of(error), words_of(response));

-- A message that waits changes often, and an admin may let many wait again: it gets into the index when it is settled.
create index if not exists webhook_message_by_word on webhook_message
    using gin (words_of_json(payload), words_of(in_short)) where status <> 'waiting';
create index if not exists webhook_message_by_user on webhook_message (by_user) where by_user is not null;
