-- How many deliveries there are of each kind: the metrics read it from these statistics.
create statistics delivery_by_kind (mcv) on kind, status from delivery;
analyze delivery (kind, status);

-- The request that began it, so that log lines of sweeps and mails lead back to it.
alter table launch add column cause text;
alter table feature_update add column cause text;
