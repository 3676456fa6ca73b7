alter table enrollment_follower add foreign key (endpoint_id) references webhook_endpoint on delete cascade;

-- The users whose enrollments the message tells of, so that they can be erased from it.
alter table webhook_message add column users text[];
create index webhook_message_of_users on webhook_message using gin (users) where users is not null;
