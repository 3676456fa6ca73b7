-- Support finds a user by the beginning of the id, of a word of the name, or of the mail address.
create index users_by_id_in_lower_case on users (lower(user_id) text_pattern_ops);
create index users_by_name on users using gin (to_tsvector('simple', name));
-- In place of the index that finds whole addresses only.
create index users_by_email_in_lower_case on users (lower(email) text_pattern_ops);
drop index users_by_email;

-- All feedback of one user.
create index feedback_by_user on feedback (user_id, id) where user_id is not null;
