-- Mails from users quote our mails, with links and addresses by which one can act as the recipient. Mails are now
-- stored without the tokens of these. This does the same with mails that were stored before.
create or replace function pg_temp.masked(mail text) returns text language sql immutable as $$
    select regexp_replace(
        regexp_replace(
            mail,
            '((?:switch-off|unsubscribe|confirm-reply|mail-previews)(?:/|%2F))'
                || '[A-Za-z0-9_-]+(?:\n[>|\t ]*[A-Za-z0-9_-]+)*(?:\n[>|\t ]*)?[.](?:(?:\n[>|\t ]*)?[A-Za-z0-9_-]){43}',
            '\1…', 'gi'),
        '(\+|%2B)[0-9a-z]{1,13}-[a-z2-7]{16}(@|%40)', '\1…\2', 'gi')
$$;

update feedback set text = pg_temp.masked(text), original = pg_temp.masked(original)
where source <> 'app' and (text, original) is distinct from (pg_temp.masked(text), pg_temp.masked(original));

update feedback_reply set text = pg_temp.masked(text) where text <> pg_temp.masked(text);
