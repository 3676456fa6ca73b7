package dev.earlyaccess.team;

import dev.earlyaccess.feedback.Feedback;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Message-IDs from mails of others, checked before they are written into our mails: a sender can write
 * anything there.
 */
final class MessageIds {

    private static final int MOST = 20;

    /** A msg-id of RFC 5322, 3.6.4 that fits into one line. */
    private static final Pattern ID = Pattern.compile("<[!-;=?-~]{1,400}>");

    private MessageIds() {}

    /**
     * The References of a reply to this mail, whose own Message-ID is the last; of a long thread the nearest
     * ones.
     */
    static List<String> thread(Feedback.@Nullable MailThread mail) {
        if (mail == null || !ID.matcher(mail.messageId()).matches()) {
            return List.of();
        }
        List<String> thread = new ArrayList<>(ID.matcher(mail.references() == null ? "" : mail.references())
                .results()
                .map(MatchResult::group)
                .filter(id -> !id.equals(mail.messageId()))
                .toList());
        thread.add(mail.messageId());
        return thread.subList(Math.max(0, thread.size() - MOST), thread.size());
    }
}
