package dev.earlyaccess.inbound.parsing;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Distinguishes mails of machines from mails of people (RFC 3834, and older conventions). */
final class AutomaticMail {

    private static final List<String> RESPONDERS = List.of(
            "X-Autoreply", "X-Autorespond", "X-Autoresponder", "X-Auto-Reply-From", "X-Mail-Autoreply", "X-Vacation");

    /**
     * Header fields that mailing lists also set are left out, because a person may reply through a mailing
     * list.
     */
    private static final Set<String> PRECEDENCES = Set.of("auto_reply", "auto-reply", "bulk", "junk");

    private static final Set<String> MAILER = Set.of("mailer-daemon", "mailerdaemon", "postmaster");

    private static final Pattern SUBJECT = Pattern.compile(
            "(?iu)(?:auto(?:matic)?[- ]?(?:reply|response)|out of (?:the )?office|automatische antwort|abwesenheits(?:notiz|meldung)"
                    + "|réponse automatique|absence du bureau|respuesta automática|risposta automatica|automatisch antwoord)"
                    + "\\s?(?::|\\().*");

    private AutomaticMail() {}

    static boolean is(MailHeaders headers, @Nullable String subject, ParsedMail.@Nullable Originator sender) {
        return saysSo(headers.word("Auto-Submitted"))
                || RESPONDERS.stream().anyMatch(headers::has)
                || PRECEDENCES.contains(headers.word("Precedence")) && !headers.has("List-Id")
                || headers.word("Return-Path").equals("<>")
                || headers.word("Content-Type").startsWith("multipart/report")
                || sender != null && isMailer(sender.email())
                || subject != null && SUBJECT.matcher(subject).matches();
    }

    private static boolean saysSo(String autoSubmitted) {
        return !autoSubmitted.isEmpty() && !autoSubmitted.matches("no\\b.*");
    }

    private static boolean isMailer(String address) {
        return MAILER.contains(
                address.substring(0, Math.max(0, address.indexOf('@'))).toLowerCase(Locale.ROOT));
    }
}
