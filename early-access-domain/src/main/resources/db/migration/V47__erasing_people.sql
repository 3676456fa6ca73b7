-- Erasing people, see docs/privacy.md.

-- How much feedback was deleted, by the day (UTC) on which it had arrived. So the metrics of a feature stay the same.
create table deleted_feedback (
    feature_id bigint not null references feature,
    day        date   not null,
    number     bigint not null,
    ratings    bigint not null,
    stars      bigint not null,
    primary key (feature_id, day)
);

-- Users who were erased in the last 30 days, by the SHA-256 of their ids: a read with a token that they still have does not bring them back.
create table erased_user (
    digest    bytea       primary key check (length(digest) = 32),
    erased_at timestamptz not null
);

-- Texts in an entry may change in one way: an address or an id of a person who is erased is blanked.
create or replace function refuse_change_of_audit_trail() returns trigger language plpgsql as $$
declare
    texts constant text[] := array ['actor_key', 'subject', 'before', 'after'];
begin
    if tg_op = 'DELETE' and tg_level = 'ROW' then
        if old.at < nullif(current_setting('early_access.audit_pruned_before', true), '')::timestamptz then
            return old;
        end if;
    end if;
    if tg_op = 'UPDATE' and tg_table_name = 'audit_entry' and current_setting('early_access.erasing', true) = 'on' then
        if to_jsonb(new) - texts = to_jsonb(old) - texts then
            return new;
        end if;
    end if;
    raise exception 'The audit trail is append-only: % of % is refused', lower(tg_op), tg_table_name
        using errcode = 'restrict_violation';
end
$$;
