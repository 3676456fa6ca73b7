-- An erasure finds the texts that may name a person by their words, as an index has them. See docs/adr/0036.

-- The characters that are replaced would join words: to a number, an address, a path or a tag. Quotes join none. The cost
-- tells the planner to look into the index. A function in SQL would be taken apart, and its cost not be known.
create function words_of(any_text text) returns tsvector language plpgsql immutable strict parallel safe cost 10000 as $$
begin
    return to_tsvector('simple', regexp_replace(left(any_text, 250000), '[@./+<&_-]', ' ', 'g'));
end
$$;

-- A letter after a backslash belongs to no word. It cannot call the other: no schema is known while an index is created.
create function words_of_json(any_text text) returns tsvector language plpgsql immutable strict parallel safe cost 10000 as $$
begin
    return to_tsvector('simple', regexp_replace(left(any_text, 250000), '\\[\\bfnrt]|[@./+<&_-]', ' ', 'g'));
end
$$;

-- What the words of each text match in which this name stands.
create function words_named(any_name text) returns tsquery language sql immutable parallel safe
    return plainto_tsquery('simple', regexp_replace(any_name, '[@./+<&_-]', ' ', 'g'));

create index if not exists feature_by_word on feature using gin (
    words_of(name), words_of(description), words_of(owner_name), words_of(owner_team), words_of(documentation_url),
    words_of(feedback_url), words_of(url), words_of(activation_criteria), words_of_json(cast(translations as text)));
create index if not exists stage_transition_by_word on stage_transition using gin (words_of(reason));
create index if not exists checklist_entry_by_word on checklist_entry using gin (words_of(evidence), words_of(note));
create index if not exists feedback_reply_by_word on feedback_reply
    using gin (words_of(text), words_of(by_name), words_of(message_id));
create index if not exists api_key_by_word on api_key using gin (words_of(name));
create index if not exists audit_entry_by_word on audit_entry using gin (
    words_of(actor_key), words_of(subject), words_of_json(cast(before as text)), words_of_json(cast(after as text)));
