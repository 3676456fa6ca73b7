-- Of how many mails so many were reported: 1,000, or all, if there were fewer.
alter table paused_sender add column mails int not null default 1000;
