-- Only launch mails are owed again by the version of the feature. The cancelled mails of all other kinds need no index, and a
-- number is cheaper to compare than an occasion.
drop index delivery_cancelled;
create index delivery_cancelled on delivery (feature_id, settled_version) where status = 'cancelled' and kind = 'launch';
