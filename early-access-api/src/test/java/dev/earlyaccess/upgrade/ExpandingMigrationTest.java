package dev.earlyaccess.upgrade;

import static java.util.Comparator.comparing;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Old and new instances run side by side: a migration after 1.0.0 takes nothing away that the version before needs. */
class ExpandingMigrationTest {

    /** No version before 1.0.0 was released, so nobody runs one beside it. */
    private static final MigrationVersion LAST_OF_1_0_0 = MigrationVersion.fromVersion("58");

    private static final Path CHANGELOG = Path.of("..", "CHANGELOG.md");
    private static final Pattern RELEASE = Pattern.compile("(?m)^## \\[?(\\d+\\.\\d+\\.\\d+)");
    private static final Pattern VERSION = Pattern.compile("V([0-9_]+)__.*");

    private static final List<String> EARLIER =
            List.of("""
            create table mail (
                id     bigint primary key,
                status text not null check (status in ('owed', 'sent')),
                until  timestamptz not null
            );
            """, "alter table mail add column reason text check (reason in ('suppressed', 'no-address'));");

    private record Migration(MigrationVersion version, String name, String sql) {}

    @Test
    void migrationsAfterTheFirstReleaseOnlyAdd() throws IOException {
        List<String> releases = releases(Files.readString(CHANGELOG));
        List<String> earlier = new ArrayList<>();
        for (Migration migration : migrations()) {
            if (migration.version().compareTo(LAST_OF_1_0_0) > 0) {
                assertThat(new ExpandingMigration(migration.sql(), earlier, releases).breaking())
                        .as(
                                "%s: the version before runs beside the new one during an upgrade. Leave this to a later "
                                        + "version, or say before the statement: -- Last needed by <version>. See docs/adr/0046",
                                migration.name())
                        .isEmpty();
            }
            earlier.add(migration.sql());
        }
        assertThat(earlier).as("migrations of both modules").hasSizeGreaterThan(40);
    }

    private static List<Migration> migrations() throws IOException {
        List<Migration> migrations = new ArrayList<>();
        for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath*:db/migration/V*.sql")) {
            String name = Objects.requireNonNull(file.getFilename());
            migrations.add(new Migration(
                    MigrationVersion.fromVersion(VERSION.matcher(name).replaceFirst("$1")),
                    name,
                    file.getContentAsString(StandardCharsets.UTF_8)));
        }
        migrations.sort(comparing(Migration::version));
        return migrations;
    }

    private static List<String> releases(String changelog) {
        return RELEASE.matcher(changelog)
                .results()
                .map(release -> release.group(1))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "drop table mail",
                "alter table mail drop column reason",
                "alter table mail drop reason",
                "ALTER TABLE mail\n  RENAME until TO due_at",
                "alter table mail rename to mails",
                "alter table mail alter column status type varchar(10)",
                "alter table mail alter until set not null",
                "alter table mail alter until drop not null",
                "alter table mail alter until drop default",
                "alter table mail add column kind text not null",
                "alter table mail add column sender text, add column kind text not null",
                "alter table mail add constraint one_reason unique (reason)",
                "alter table mail add constraint a_reason check (reason is not null)",
                "alter table mail add foreign key (reason) references reasons",
                "alter table mail drop constraint mail_status_check",
                "alter table mail drop constraint mail_status_check, "
                        + "add constraint mail_status_check check (status in ('owed', 'failed'))",
                "alter table mail drop constraint mail_status_check;"
                        + "alter table mail add constraint mail_status_check check (status in ('sent'))",
                "create unique index mail_by_reason on mail (reason)",
                "create index mail_by_reason on mail (reason)",
                "drop index mail_by_until",
                "create trigger no_update before update on mail execute function refuse()",
                "create or replace function words_of(any_text text) returns text language sql return any_text",
                "update mail set status = 'sent' where reason is null",
                "alter table mail add sender text; update mail set sender = reason, reason = null",
                "delete from mail where status = 'sent'",
                "truncate mail",
                "do $$ begin execute 'drop table ' || 'mail'; end $$",
                "alter type reason rename value 'a' to 'b'",
                "create table mails (id bigint); drop table mail",
                "-- Last needed by 1.1.0, which may run beside this.\ndrop table mail",
                "-- Last needed by 0.9.0, which was never released.\ndrop table mail",
                "-- Last needed by 1.0.0\nselect 1; drop table mail",
            })
    void whatTheVersionBeforeNeedsStays(String migration) {
        assertThat(breaking(migration)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create table mails (id bigint primary key, status text not null unique);"
                        + "alter table mails drop column status; create unique index on mails (id)",
                "alter table mail add column kind text not null default 'a, b', add sender text",
                "alter table mail add column kind text; update mail m set kind = upper(reason) where reason is not null",
                "alter table mail add number bigint not null generated always as identity",
                "alter table mail add column kind text unique references kinds",
                "alter table mail alter column until set default now()",
                "alter table mail set (fillfactor = 80)",
                "alter table mail drop constraint mail_status_check;"
                        + "alter table mail add constraint mail_status_check check (status in ('owed', 'sent', 'failed'))",
                "alter table mail drop constraint mail_reason_check, add constraint mail_reason_check "
                        + "check (reason in ('not-wanted', 'suppressed', 'no-address'))",
                "create index if not exists mail_by_reason on mail (reason)",
                "create function ours() returns text language sql as $$ select 'drop table mail'; $$",
                "insert into mail values (1, 'drop; table', now())",
                "-- drop table mail;\n/* drop\ntable mail; */ comment on table mail is 'drop it'",
                "create sequence slot",
                "-- Last needed by 1.0.0: the column reason_code is read since 1.1.0.\nalter table mail drop column reason",
            })
    void whatOnlyAddsIsAllowed(String migration) {
        assertThat(breaking(migration)).isEmpty();
    }

    private static List<String> breaking(String migration) {
        return new ExpandingMigration(migration, EARLIER, releases("""
                ## Unreleased

                ## [1.1.0] - 2027-02-01

                ## [1.0.0] - 2026-12-01
                """)).breaking();
    }
}
