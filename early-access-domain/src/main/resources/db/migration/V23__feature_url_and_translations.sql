-- Where a feature is used, and its name and description in other languages:
-- {"de": {"name": "Fokus", "description": null}}. A feature has few languages, and its row is read as a whole.

alter table feature add column url text;
alter table feature add column translations jsonb not null default '{}' check (jsonb_typeof(translations) = 'object');
