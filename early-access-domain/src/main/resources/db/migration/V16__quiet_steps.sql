-- Whether an admin asked that users are not told by mail of the step to general availability.

alter table stage_transition add column quiet boolean not null default false;
