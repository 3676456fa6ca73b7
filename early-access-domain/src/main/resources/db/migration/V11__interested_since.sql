-- Of whoever was interested when the beta began: since when. There the launch has put its own date in place of that. Null
-- for everybody else, whose since says it. So since when a user is in without interruption is coalesce(interested_since, since).
alter table enrollment add column interested_since timestamptz;
