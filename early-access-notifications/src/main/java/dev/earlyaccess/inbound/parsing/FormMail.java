package dev.earlyaccess.inbound.parsing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The mail in one field of a form (multipart/form-data, RFC 7578), which is read while it arrives. The other
 * fields are skipped.
 */
public final class FormMail {

    /** The field of SendGrid's form with the whole mail. */
    private static final Pattern FIELD =
            Pattern.compile("(?is)content-disposition\\s*:.*;\\s*name\\s*=\\s*\"?email\"?\\s*(?:;.*)?");

    private static final Pattern BOUNDARY =
            Pattern.compile("(?i)multipart/form-data\\b.*?;\\s*boundary=(?:\"([^\"]{1,200})\"|([^;\\s]{1,200})).*");

    private static final int CHUNK = 1 << 16;
    private static final int LONGEST_LINE = 1_000;

    private final String boundary;
    private @Nullable MailParser mail;
    private boolean isHeader;
    private boolean isWanted;
    private boolean isDone;

    private FormMail(String boundary) {
        this.boundary = boundary;
    }

    /** The mail in a form; null if there is none. */
    public static @Nullable MailParser read(InputStream form, String contentType) throws IOException {
        Matcher boundary = BOUNDARY.matcher(contentType);
        if (!boundary.matches()) {
            return null;
        }
        FormMail reading = new FormMail("--" + (boundary.group(1) == null ? boundary.group(2) : boundary.group(1)));
        LineSplitter lines = new LineSplitter(reading::take);
        byte[] chunk = new byte[CHUNK];
        for (int n = form.read(chunk); n >= 0; n = form.read(chunk)) {
            lines.accept(chunk, 0, n);
        }
        lines.finish();
        return reading.mail;
    }

    private void take(byte[] bytes, int length, boolean begins) {
        String line = begins && length <= LONGEST_LINE && bytes[0] == '-' || isHeader
                ? new String(bytes, 0, Math.min(length, LONGEST_LINE), ISO_8859_1).stripTrailing()
                : "";
        if (begins && line.startsWith(boundary)) {
            isDone |= isWanted;
            isWanted = false;
            isHeader = !line.endsWith("--") || line.equals(boundary);
        } else if (isHeader) {
            takeHeader(line);
        } else if (isWanted && mail != null) {
            mail.accept(bytes, 0, length);
        }
    }

    private void takeHeader(String line) {
        if (line.isEmpty()) {
            isHeader = false;
        } else if (!isDone && FIELD.matcher(line.toLowerCase(Locale.ROOT)).matches()) {
            isWanted = true;
            mail = new MailParser();
        }
    }
}
