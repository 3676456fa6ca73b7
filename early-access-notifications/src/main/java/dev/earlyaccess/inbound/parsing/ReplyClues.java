package dev.earlyaccess.inbound.parsing;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a mail beside its text, and helps to tell what its sender wrote.
 *
 * @param recipients the addresses that it was sent to: ours are among them
 * @param answered the mail of ours that it answers; null if that is not known
 */
record ReplyClues(
        ParsedMail.@Nullable Originator sender,
        @Nullable String subject,
        List<String> recipients,
        @Nullable AnsweredMail answered) {

    private static final String TAG = "\\+[^@\\s]{1,64}@";

    static final ReplyClues NONE = new ReplyClues(null, null, List.of(), null);

    /** Whether the sender forwards another mail. */
    boolean isForward() {
        if (subject == null) {
            return false;
        }
        String prefix =
                subject.substring(0, Math.max(0, subject.replace('\uff1a', ':').indexOf(':')));
        return MailWords.FORWARD_PREFIXES.contains(MailWords.fold(prefix.replaceFirst("\\[\\d+]$", "")));
    }

    /** Whether a text names our address, to which this mail was sent, whatever its tag. */
    boolean namesUs(String text) {
        String folded = text.toLowerCase(Locale.ROOT);
        return ourAddresses().stream()
                .anyMatch(address -> folded.replaceAll(TAG, "@").contains(address));
    }

    /** With a tag, an address is ours; without, it is if the mail went to nobody else. */
    private List<String> ourAddresses() {
        List<String> tagged =
                recipients.stream().filter(address -> address.indexOf('+') > 0).toList();
        List<String> ours = (tagged.isEmpty() ? recipients : tagged)
                .stream()
                        .map(address -> address.toLowerCase(Locale.ROOT).replaceAll(TAG, "@"))
                        .distinct()
                        .toList();
        return tagged.isEmpty() && ours.size() > 1 ? List.of() : ours;
    }
}
