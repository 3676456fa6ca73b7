-- Mail addresses, in lower case, of the people who may change a feature like its owner.
alter table feature add column managers varchar(254)[] not null default '{}';
