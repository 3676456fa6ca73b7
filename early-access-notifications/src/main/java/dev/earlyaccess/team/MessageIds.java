package dev.earlyaccess.team;

import dev.earlyaccess.feedback.Feedback;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Message-IDs that others wrote, as far as they may stand in a mail of ours: anybody could have written anything there. */
final class MessageIds {

    private static final int MOST = 20;

    /** What RFC 5322, 3.6.4 allows, and no more than fits into a line. */
    private static final Pattern ID = Pattern.compile("<[!-;=?-~]{1,400}>");

    private MessageIds() {}

    /** The mails that an answer to this one goes on from, itself last; of very many the nearest. */
    static List<String> thread(Feedback.@Nullable MailThread answered) {
        if (answered == null || !ID.matcher(answered.messageId()).matches()) {
            return List.of();
        }
        List<String> thread = new ArrayList<>(ID.matcher(answered.references() == null ? "" : answered.references())
                .results()
                .map(MatchResult::group)
                .filter(id -> !id.equals(answered.messageId()))
                .toList());
        thread.add(answered.messageId());
        return thread.subList(Math.max(0, thread.size() - MOST), thread.size());
    }
}
