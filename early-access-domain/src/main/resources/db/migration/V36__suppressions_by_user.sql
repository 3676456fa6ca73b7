-- A sweep reads the suppressed addresses of a page of users in the order of their ids.
create index suppressed_address_of_user on suppressed_address (user_id, email) where user_id is not null;
