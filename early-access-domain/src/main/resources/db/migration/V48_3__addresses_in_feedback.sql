-- Which feedback mentions a mail address, so that an erasure finds it without reading all feedback.

-- The addresses in a text, in lower case. The lengths are bounded, so that the time is in proportion to the text.
create function mentioned_addresses(text) returns text[] language sql immutable strict parallel safe as $$
    select array(
        select distinct lower(m[1])
        from regexp_matches($1, '([[:alnum:]._%+''-]{1,64}@[[:alnum:].-]{0,190}[[:alnum:]])', 'g') m)
$$;

create index if not exists feedback_by_mentioned_address on feedback
    using gin (mentioned_addresses(coalesce(subject, '') || ' ' || text || ' ' || coalesce(original, '')));
