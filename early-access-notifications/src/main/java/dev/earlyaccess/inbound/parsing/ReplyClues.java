package dev.earlyaccess.inbound.parsing;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a mail beside its text, and helps to tell what its sender wrote.
 *
 * @param recipients the addresses that it was sent to: ours are among them
 * @param isReply whether it names a mail that it answers
 * @param answered the mail of ours that it answers; null if that is not known
 */
record ReplyClues(
        ParsedMail.@Nullable Originator sender,
        @Nullable String subject,
        List<String> recipients,
        boolean isReply,
        @Nullable AnsweredMail answered) {

    private static final Pattern NUMBER = Pattern.compile(" ?[\\[(]\\d{1,4}[\\])]$");
    private static final String TAG = "\\+[^@\\s]{1,64}@";

    static final ReplyClues NONE = new ReplyClues(null, null, List.of(), false, null);

    /** Whether the sender forwards another mail. */
    boolean isForward() {
        return MailWords.FORWARD_PREFIXES.contains(prefix(subject));
    }

    /** Whether the sender answers no mail: then a mail program quotes nothing, and the sender said all. */
    boolean startsThread() {
        return subject != null
                && !isReply
                && answered == null
                && prefix(subject).isEmpty();
    }

    /** Whether the quoted mail is neither from us nor has the subject of this mail. */
    boolean isUnrelated(QuotedOriginal original) {
        String mine = withoutPrefixes(subject);
        String quoted = withoutPrefixes(original.subject());
        return !mine.isEmpty()
                && !quoted.isEmpty()
                && !mine.contains(quoted)
                && !quoted.contains(mine)
                && !namesOurDomain(original.from());
    }

    /** Whether a text has an address at our domain. */
    boolean namesOurAddress(String text) {
        return !recipients.isEmpty() && text.indexOf('@') > 0 && namesOurDomain(text);
    }

    /** The address of our mails may be another one than that which takes replies. */
    private boolean namesOurDomain(String from) {
        String folded = from.toLowerCase(Locale.ROOT);
        return from.indexOf('@') < 0
                || recipients.isEmpty()
                || recipients.stream()
                        .map(address ->
                                address.substring(address.lastIndexOf('@')).toLowerCase(Locale.ROOT))
                        .anyMatch(folded::contains);
    }

    private static String withoutPrefixes(@Nullable String subject) {
        String rest = subject == null ? "" : MailWords.fold(subject);
        for (String prefix = prefix(rest); !prefix.isEmpty(); prefix = prefix(rest)) {
            rest = rest.substring(rest.indexOf(':') + 1).strip();
        }
        return rest;
    }

    /** What stands before the subject of a reply or of a forwarded mail; empty if there is nothing. */
    private static String prefix(@Nullable String subject) {
        if (subject == null) {
            return "";
        }
        int colon = subject.replace('\uff1a', ':').indexOf(':');
        String prefix = MailWords.fold(
                NUMBER.matcher(subject.substring(0, Math.max(0, colon))).replaceFirst(""));
        return MailWords.FORWARD_PREFIXES.contains(prefix) || MailWords.REPLY_PREFIXES.contains(prefix) ? prefix : "";
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
