package dev.earlyaccess.inbound.parsing;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The report of a mail server about a mail that it could not deliver (RFC 3464), or that its reader called spam
 * (RFC 5965).
 *
 * @param recipients the recipients that were not reached
 * @param messageIds the Message-IDs of the mail, from all parts of the report
 * @param replyTo the Reply-To address of the mail
 * @param isOfServer whether the report has an empty return path or is marked as automatic (RFC 3834), like
 *     reports of servers
 * @param isComplaint whether the reader of the mail called it spam
 */
public record DeliveryReport(
        List<Recipient> recipients,
        List<String> messageIds,
        List<String> replyTo,
        boolean isOfServer,
        boolean isComplaint) {

    private static final int LONGEST_REASON = 500;

    /**
     * The maximum number of recipients: our mails have one, but a report of a stranger may name any number.
     */
    private static final int MOST_PARTS = 5;

    private static final int MOST_BLOCKS = 50;
    private static final int MOST_IDS = 50;

    /**
     * A recipient that the mail did not reach.
     *
     * @param addresses the final and the original recipient
     * @param reason the diagnostic text of the server
     */
    public record Recipient(List<String> addresses, String action, String status, String reason) {

        private static Recipient of(MailHeaders fields) {
            return new Recipient(
                    Stream.of("Original-Recipient", "Final-Recipient")
                            .flatMap(fields::addresses)
                            .toList(),
                    fields.word("Action"),
                    fields.word("Status"),
                    fields.all("Diagnostic-Code")
                            .findFirst()
                            .map(said -> TextSanitizer.line(said.replaceFirst("^\\s*\\S+;", ""), LONGEST_REASON))
                            .orElse(""));
        }

        /** Whether the failure is permanent (RFC 3463: class 5). */
        private boolean isForGood() {
            return action.equals("failed") && status.startsWith("5.");
        }
    }

    /**
     * Reads a report.
     *
     * @param mail the header of the report
     */
    static DeliveryReport read(MailHeaders mail, MimeContent content) {
        List<MailHeaders> fields = content.reports().stream()
                .limit(MOST_PARTS)
                .flatMap(DeliveryReport::blocks)
                .toList();
        List<MailHeaders> returned = content.enclosed().stream()
                .limit(MOST_PARTS)
                .flatMap(DeliveryReport::header)
                .toList();
        return new DeliveryReport(
                fields.stream()
                        .filter(block -> block.has("Final-Recipient"))
                        .map(Recipient::of)
                        .toList(),
                Stream.of(
                                returned.stream().flatMap(header -> header.messageId().stream()),
                                fields.stream().flatMap(block -> block.all("X-Original-Message-ID")),
                                mail.references().stream())
                        .flatMap(ids -> ids)
                        .distinct()
                        .limit(MOST_IDS)
                        .toList(),
                returned.stream()
                        .flatMap(header -> header.addresses("Reply-To"))
                        .toList(),
                mail.word("Return-Path").equals("<>")
                        || mail.word("Auto-Submitted").startsWith("auto-replied"),
                fields.stream().anyMatch(block -> block.word("Feedback-Type").equals("abuse")));
    }

    /** The first recipient with a permanent failure; empty if the report does not come from a server. */
    public Optional<Recipient> failedPermanently() {
        return recipients.stream()
                .filter(any -> isOfServer)
                .filter(Recipient::isForGood)
                .findFirst();
    }

    /** A report has a block about the mail, and one for each recipient. */
    private static Stream<MailHeaders> blocks(MimePart report) {
        return HeaderLines.blocks(report.content(), MOST_BLOCKS).stream();
    }

    private static Stream<MailHeaders> header(MimePart enclosed) {
        return enclosed.children().isEmpty()
                ? HeaderLines.blocks(enclosed.content(), 1).stream()
                : enclosed.children().stream().limit(1).map(MimePart::headers);
    }
}
