package dev.earlyaccess.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The table that says who the numbers in the audit trail stand for. Each line is what was known of a person at
 * one time, so one person may have several numbers.
 */
@Repository
class AuditPeople {

    private final JdbcClient jdbc;

    AuditPeople(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One line: a person, or the network address from which a person acted. */
    record Line(
            @Nullable String user,
            @Nullable String email,
            @Nullable String name,
            @Nullable String ip) {

        static Line of(KnownPerson person) {
            return new Line(person.user(), person.email(), person.name(), null);
        }

        private String digest() {
            StringBuilder all = new StringBuilder();
            for (@Nullable String field : new @Nullable String[] {user, email, name, ip}) {
                all.append(field == null ? "-" : field.length() + ":" + field);
            }
            try {
                return HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256")
                                .digest(all.toString().getBytes(StandardCharsets.UTF_8)));
            } catch (NoSuchAlgorithmException ex) {
                throw new IllegalStateException(ex); // every Java platform has it
            }
        }
    }

    /** The numbers of these lines, which are added where they are missing. */
    Map<Line, UUID> numbers(Collection<Line> lines) {
        Map<String, Line> byDigest = new TreeMap<>();
        lines.forEach(line -> byDigest.put(line.digest(), line));
        Map<Line, UUID> known = find(byDigest);
        if (known.size() < byDigest.size()) {
            byDigest.entrySet().stream()
                    .filter(entry -> !known.containsKey(entry.getValue()))
                    .forEach(entry -> add(entry.getKey(), entry.getValue()));
            return find(byDigest);
        }
        return known;
    }

    /** The lock keeps pruning away until the entry is committed. */
    private Map<Line, UUID> find(Map<String, Line> byDigest) {
        Map<Line, UUID> numbers = new HashMap<>();
        if (!byDigest.isEmpty()) {
            jdbc.sql("select digest, number from audit_person where digest = any (:digests) for key share")
                    .param("digests", byDigest.keySet().toArray(String[]::new))
                    .query(row -> {
                        numbers.put(byDigest.get(row.getString("digest")), row.getObject("number", UUID.class));
                    });
        }
        return numbers;
    }

    /** In the order of digests, so that no deadlock is possible. */
    private void add(String digest, Line line) {
        jdbc.sql("""
                insert into audit_person (user_id, email, name, ip, digest) values (:user, :email, :name, :ip, :digest)
                on conflict (digest) do nothing
                """)
                .param("user", line.user())
                .param("email", line.email())
                .param("name", line.name())
                .param("ip", line.ip())
                .param("digest", digest)
                .update();
    }

    /** The lines with these numbers; those that were deleted are left out. */
    Map<UUID, Line> withNumbers(Collection<UUID> numbers) {
        Map<UUID, Line> lines = new HashMap<>();
        if (!numbers.isEmpty()) {
            jdbc.sql("select number, user_id, email, name, ip from audit_person where number = any (:numbers)")
                    .param("numbers", numbers.toArray(UUID[]::new))
                    .query(row -> {
                        lines.put(
                                row.getObject("number", UUID.class),
                                new Line(
                                        row.getString("user_id"),
                                        row.getString("email"),
                                        row.getString("name"),
                                        row.getString("ip")));
                    });
        }
        return lines;
    }

    /** The lines of this user, and of persons who are known by one of these addresses alone. */
    Map<UUID, Line> named(String user, Collection<String> emails) {
        return withNumbers(jdbc.sql("""
                select number from audit_person
                where user_id = :user or user_id is null and lower(email) = any (:emails)
                """)
                .param("user", user)
                .param("emails", emails.toArray(String[]::new))
                .query(UUID.class)
                .list());
    }

    /** The numbers of a person with this user id, or with this address in any spelling. */
    List<UUID> numbersOf(String userOrEmail) {
        return jdbc.sql("""
                select number from audit_person
                where (user_id = :who or lower(email) = lower(:who)) and ip is null
                """).param("who", userOrEmail).query(UUID.class).list();
    }
}
