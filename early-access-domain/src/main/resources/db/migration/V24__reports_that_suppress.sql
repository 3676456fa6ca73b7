-- With each suppressed address, the report that caused it. A row from an earlier version has only the text.
alter table suppressed_address
    -- The enhanced status code of the report (RFC 3463), if it has one.
    add column code        text,
    -- smtp: the mail server refused the recipient. mail: a mail came back. provider: a mail provider told us.
    add column source      text check (source in ('smtp', 'mail', 'provider')),
    -- The mail that the report is about, if that is known. No foreign key: the outbox may be in another database.
    add column delivery_id bigint;

-- The list is read by address, in any spelling.
create index suppressed_address_in_lower_case on suppressed_address (lower(email));
