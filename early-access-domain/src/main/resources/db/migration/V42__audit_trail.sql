-- Who the numbers in the audit trail stand for. A line holds what was known of a person at that time: the user id, the
-- mail address and the name, or the network address that the person came from. It is never changed: another name is
-- another line. To erase a person is to delete the person's lines; the trail keeps the numbers, which then mean nobody.
create table audit_person (
    number  uuid primary key default gen_random_uuid(),
    user_id text,
    email   text,
    name    text,
    ip      text,
    -- SHA-256 of the four fields: they are too long for a key together.
    digest  text not null unique,
    check (num_nonnulls(user_id, email, name, ip) > 0)
);

create index audit_person_by_user on audit_person (user_id) where user_id is not null;
create index audit_person_by_address on audit_person (lower(email)) where email is not null;

-- What was done by anybody but a user about themselves.
create table audit_entry (
    id         bigint generated always as identity primary key,
    at         timestamptz not null,
    action     text not null check (action ~ '^[a-z]+(-[a-z]+)*$'),
    -- Who acted: the number of a person, or the name of an API key.
    actor      uuid,
    actor_key  text,
    -- The key of the feature that it is about. No foreign key: an entry refers to nothing that could hold it up.
    feature    text,
    -- What else it is about: feedback:17, webhook:3.
    subject    text,
    -- The number of the person whom it is about.
    person     uuid,
    -- The fields that were changed. People in them are {"person": "<number>"}.
    before     jsonb,
    after      jsonb,
    -- The number of the network address that the request came from.
    origin     uuid,
    request_id text,
    -- All numbers in this row.
    people     uuid[] not null,
    check (num_nonnulls(actor, actor_key) = 1)
);

-- The newest first, by each filter.
create index audit_entry_by_time on audit_entry (at, id);
create index audit_entry_by_feature on audit_entry (feature, at, id) where feature is not null;
create index audit_entry_by_actor on audit_entry (actor, at, id) where actor is not null;
create index audit_entry_by_key on audit_entry (actor_key, at, id) where actor_key is not null;
create index audit_entry_by_action on audit_entry (action, at, id);
-- Whether a number is still in use, and what names it.
create index audit_entry_by_people on audit_entry using gin (people);

-- Only pruning deletes: it says in its transaction up to which time.
create function refuse_change_of_audit_trail() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' and tg_level = 'ROW' then
        if old.at < nullif(current_setting('early_access.audit_pruned_before', true), '')::timestamptz then
            return old;
        end if;
    end if;
    raise exception 'The audit trail is append-only: % of % is refused', lower(tg_op), tg_table_name
        using errcode = 'restrict_violation';
end
$$;

create trigger append_only before update or delete on audit_entry
    for each row execute function refuse_change_of_audit_trail();

create trigger no_truncation before truncate on audit_entry
    for each statement execute function refuse_change_of_audit_trail();

-- A line can be deleted, but nobody becomes somebody else.
create trigger no_update before update on audit_person
    for each row execute function refuse_change_of_audit_trail();
