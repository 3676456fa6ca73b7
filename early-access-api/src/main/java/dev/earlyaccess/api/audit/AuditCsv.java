package dev.earlyaccess.api.audit;

import dev.earlyaccess.audit.AuditEntry;
import dev.earlyaccess.audit.AuditEntry.AuditedPerson;
import java.io.IOException;
import java.io.Writer;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes entries of the audit trail as CSV (RFC 4180). A cell that a spreadsheet would take for a formula gets
 * an apostrophe in front.
 */
final class AuditCsv {

    private static final String FORMULA = "=+-@\t\r\n";

    private final Writer out;

    AuditCsv(Writer out) {
        this.out = out;
    }

    void writeHeader() throws IOException {
        write(
                "id",
                "at",
                "action",
                "actorNumber",
                "actorUserId",
                "actorEmail",
                "actorName",
                "actorApiKey",
                "feature",
                "subject",
                "personNumber",
                "personUserId",
                "personEmail",
                "personName",
                "before",
                "after",
                "from",
                "requestId");
    }

    void write(AuditEntry entry) throws IOException {
        AuditedPerson actor = entry.actor();
        AuditedPerson person = entry.person();
        write(
                entry.id(),
                entry.at(),
                entry.action(),
                actor == null ? null : actor.number(),
                actor == null ? null : actor.user(),
                actor == null ? null : actor.email(),
                actor == null ? null : actor.name(),
                entry.actorKey(),
                entry.feature(),
                entry.subject(),
                person == null ? null : person.number(),
                person == null ? null : person.user(),
                person == null ? null : person.email(),
                person == null ? null : person.name(),
                entry.before(),
                entry.after(),
                entry.ip(),
                entry.requestId());
    }

    private void write(@Nullable Object... cells) throws IOException {
        out.write(Arrays.stream(cells).map(AuditCsv::cell).collect(Collectors.joining(",", "", "\r\n")));
    }

    private static String cell(@Nullable Object value) {
        String text = Objects.toString(value, "");
        String safe = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return safe.chars().anyMatch(character -> ",\"\r\n".indexOf(character) >= 0)
                ? "\"" + safe.replace("\"", "\"\"") + "\""
                : safe;
    }
}
