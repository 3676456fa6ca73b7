package dev.earlyaccess.team;

import dev.earlyaccess.mail.MailContent;
import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The content of a digest mail.
 *
 * @param inbox the page that lists all feedback
 * @param membership the page on which the reader chooses the mails to get
 */
record DigestModel(Digest digest, URI inbox, URI membership) implements MailContent.MailModel {

    @Override
    public Object subjectArgument() {
        return digest.count();
    }

    @Override
    public Map<String, @Nullable Object> variables() {
        Map<String, @Nullable Object> variables = new HashMap<>();
        variables.put("day", digest.day().toString());
        variables.put(
                "sections", digest.sections().stream().map(DigestModel::section).toList());
        variables.put("inboxUrl", inbox.toString());
        variables.put("membershipUrl", membership.toString());
        return variables;
    }

    private static Map<String, @Nullable Object> section(Digest.Section section) {
        long more = section.count() - section.newest().size();
        Map<String, @Nullable Object> variables = new HashMap<>();
        variables.put("featureName", section.feature());
        variables.put("count", String.valueOf(section.count()));
        variables.put(
                "rating",
                section.meanRating() == null ? null : String.format(Locale.ROOT, "%.1f", section.meanRating()));
        variables.put(
                "answers", section.newest().stream().map(DigestModel::entry).toList());
        variables.put("more", more > 0 ? String.valueOf(more) : null);
        return variables;
    }

    private static Map<String, @Nullable Object> entry(Digest.DigestEntry entry) {
        Map<String, @Nullable Object> variables = new HashMap<>();
        variables.put("id", String.valueOf(entry.id()));
        variables.put("sender", entry.sender());
        variables.put("rating", entry.rating() == null ? null : String.valueOf(entry.rating()));
        variables.put("text", entry.text());
        return variables;
    }
}
