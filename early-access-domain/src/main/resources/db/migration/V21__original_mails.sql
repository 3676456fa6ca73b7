-- What arrived, beside what was read from it; and the mail of ours that a mail replies to.

alter table feedback
    -- The whole mail as plain text, with what the text leaves out. Null in the app, and for mails of before.
    add column original    text,
    -- No foreign key: the ledger of deliveries may be cleaned up.
    add column delivery_id bigint;

-- How many mails came lately in reply to one mail, or from one address.
create index feedback_of_delivery on feedback (delivery_id, received_at) where delivery_id is not null;
create index feedback_of_sender on feedback (lower(sender_email), received_at)
    where delivery_id is null and source <> 'app';
