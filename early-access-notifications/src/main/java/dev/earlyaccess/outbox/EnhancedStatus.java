package dev.earlyaccess.outbox;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The enhanced status code of a permanent failure (RFC 3463), such as {@code 5.1.1}. It says what failed: most
 * codes are about the mail, the sender or the state of a mailbox; a few say that the address does not exist.
 */
public record EnhancedStatus(String code) {

    /** The codes that say that the address does not exist, or no longer does. */
    private static final Set<String> NO_SUCH_ADDRESS = Set.of("5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "5.2.1");

    /** Mail servers report this code if another server gave none. */
    private static final String UNKNOWN = "5.0.0";

    private static final int NO_SUCH_MAILBOX = 550;

    private static final String CODE = "(5\\.\\d{1,3}\\.\\d{1,3})(?![.\\d])";

    private static final Pattern ALONE = Pattern.compile("\\s*" + CODE + ".*", Pattern.DOTALL);

    /** At the beginning, or after the reply code of SMTP. Some servers write {@code #} before it. */
    private static final Pattern IN_TEXT = Pattern.compile("(?:^|\\b5\\d\\d[ -])\\s*#?" + CODE);

    private static final Pattern REPLY_CODE = Pattern.compile("\\b5\\d\\d\\b");

    /** The code in the text of a mail server, such as {@code 550 5.1.1 no such user}. */
    public static Optional<EnhancedStatus> in(String text) {
        Matcher found = IN_TEXT.matcher(text);
        return found.find() ? Optional.of(new EnhancedStatus(found.group(1))) : Optional.empty();
    }

    /**
     * The code of a report: the one in the text of the server that refused the mail, or else the one in the
     * field for it, unless that is only a stopgap.
     *
     * @param status the value of the field; may be empty
     */
    public static Optional<EnhancedStatus> of(String status, String text) {
        return in(text).or(() -> {
            Matcher alone = ALONE.matcher(status);
            return alone.matches() && !alone.group(1).equals(UNKNOWN)
                    ? Optional.of(new EnhancedStatus(alone.group(1)))
                    : Optional.empty();
        });
    }

    /** Whether the code says that the address does not exist. */
    public boolean saysNoSuchAddress() {
        return NO_SUCH_ADDRESS.contains(code);
    }

    /** Whether a refusal of the command {@code RCPT TO} says that the address does not exist. */
    public static boolean refusesAddress(int replyCode, String text) {
        return in(text).map(EnhancedStatus::saysNoSuchAddress).orElse(replyCode == NO_SUCH_MAILBOX);
    }

    /**
     * Whether a report says that the address does not exist.
     *
     * @param text of the server that refused the mail; it may say that this server refused {@code RCPT TO}
     */
    public static boolean reportsNoSuchAddress(String status, String text) {
        return of(status, text).map(EnhancedStatus::saysNoSuchAddress).orElseGet(() -> {
            Matcher reply = REPLY_CODE.matcher(text);
            return text.contains("RCPT TO") && reply.find() && reply.group().equals(String.valueOf(NO_SUCH_MAILBOX));
        });
    }
}
