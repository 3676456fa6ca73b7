package dev.earlyaccess.inbound;

import dev.earlyaccess.feedback.FeedbackInbox;
import dev.earlyaccess.feedback.FeedbackReaders;
import dev.earlyaccess.feedback.FeedbackSource;
import dev.earlyaccess.feedback.FeedbackStatus;
import dev.earlyaccess.feedback.NewFeedback;
import dev.earlyaccess.inbound.parsing.AnsweredMail;
import dev.earlyaccess.inbound.parsing.DeliveryReport;
import dev.earlyaccess.inbound.parsing.ParsedMail;
import dev.earlyaccess.inbound.parsing.ParsedMail.Nature;
import dev.earlyaccess.mail.PersonalLinks;
import dev.earlyaccess.outbox.BounceReceiver;
import dev.earlyaccess.outbox.EnhancedStatus;
import dev.earlyaccess.outbox.UndeliveredMail;
import dev.earlyaccess.user.ReportSource;
import java.net.IDN;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Stores incoming mails in the inbox, each mail once, matched to the mail that it replies to if possible. */
@Service
class InboundReplies {

    private static final Logger log = LoggerFactory.getLogger(InboundReplies.class);

    private final ReplyMatcher matcher;
    private final FeedbackInbox inbox;
    private final MemberReplies members;
    private final BounceReceiver bounces;
    private final AnsweredMails answeredMails;
    private final TransactionOperations transaction;

    InboundReplies(
            ReplyMatcher matcher,
            FeedbackInbox inbox,
            MemberReplies members,
            BounceReceiver bounces,
            AnsweredMails answeredMails,
            TransactionOperations transaction) {
        this.matcher = matcher;
        this.inbox = inbox;
        this.members = members;
        this.answeredMails = answeredMails;
        this.bounces = bounces;
        this.transaction = transaction;
    }

    /**
     * Stores a mail, unless it was stored before. What it replies to is looked up before the transaction begins,
     * so that this cannot make it fail, and no mail needs two connections at a time.
     */
    void take(ParsedMail mail, FeedbackSource source, Instant at) {
        DeliveryReport report = mail.report();
        RepliedMail repliedMail = report == null ? findRepliedMail(mail) : findReportedMail(report);
        AnsweredMail answered = repliedMail != null && mail.nature() == Nature.REPLY
                ? answeredMails.find(repliedMail.mail().delivery()).orElse(null)
                : null;
        ParsedMail said = answered == null ? mail : mail.answering(answered);
        transaction.executeWithoutResult(status -> {
            if (report == null && repliedMail != null && repliedMail.notice() != null) {
                members.take(said, repliedMail.notice(), answered, feedback(said, source, null), at);
            } else {
                store(said, repliedMail, source, at);
            }
        });
    }

    private void store(ParsedMail mail, @Nullable RepliedMail repliedMail, FeedbackSource source, Instant at) {
        DeliveryReport report = mail.report();
        boolean isNew = inbox.receive(feedback(mail, source, repliedMail), at).isPresent();
        if (isNew && report != null && repliedMail != null) {
            if (report.isComplaint() && repliedMail.user() != null) {
                bounces.complaint(repliedMail.user());
                log.info("A user called a mail spam; all mails to this user are turned off");
            }
            report.failedPermanently().ifPresent(failed -> {
                report(failed, repliedMail, at);
                markUnread(failed, repliedMail, at);
            });
        }
    }

    /** The References name the whole thread; the last mail is the one that is replied to. */
    private @Nullable RepliedMail findRepliedMail(ParsedMail mail) {
        List<String> nearestFirst = new ArrayList<>(mail.references());
        Collections.reverse(nearestFirst);
        return matcher.find(mail.recipients(), nearestFirst).orElse(null);
    }

    private @Nullable RepliedMail findReportedMail(DeliveryReport report) {
        return matcher.find(report.replyTo(), report.messageIds()).orElse(null);
    }

    private static NewFeedback feedback(ParsedMail mail, FeedbackSource source, @Nullable RepliedMail repliedMail) {
        ParsedMail.Originator sender = mail.sender();
        NewFeedback feedback = NewFeedback.byMail(
                        source,
                        sender == null ? null : sender.email(),
                        sender == null ? null : sender.name(),
                        mail.subject(),
                        PersonalLinks.mask(mail.text()))
                .inThread(mail.messageId(), String.join(" ", mail.references()))
                .withAttachments(mail.attachments())
                .withOriginal(PersonalLinks.mask(mail.original()));
        if (mail.nature() != Nature.REPLY) {
            feedback = feedback.byMachine();
        }
        return repliedMail == null
                ? feedback
                : feedback.matchedTo(repliedMail.feature(), repliedMail.user())
                        .inReplyTo(repliedMail.mail().delivery());
    }

    /**
     * Only the recipient of the mail can be suppressed: otherwise a forged report could suppress any address.
     */
    private void report(DeliveryReport.Recipient failed, RepliedMail repliedMail, Instant at) {
        String address = repliedMail.address();
        if (address != null
                && failed.addresses().stream().anyMatch(named -> spelled(named).equals(spelled(address)))) {
            boolean suppressed = bounces.report(
                    new UndeliveredMail(
                            address,
                            repliedMail.mail(),
                            EnhancedStatus.reportsNoSuchAddress(failed.status(), failed.reason()),
                            EnhancedStatus.of(failed.status(), failed.reason())
                                    .map(EnhancedStatus::code)
                                    .orElse(null),
                            failed.reason(),
                            ReportSource.MAIL),
                    at);
            log.info("A mail came back permanently; its address is {}suppressed", suppressed ? "" : "not ");
        }
    }

    /** If a reply of the team did not reach the user, the feedback is unread again. */
    private void markUnread(DeliveryReport.Recipient failed, RepliedMail repliedMail, Instant at) {
        if (repliedMail.repliedTo() != null) {
            inbox.change(repliedMail.repliedTo(), FeedbackReaders.ALL, FeedbackStatus.UNREAD, null, at);
            log.info("The reply to feedback {} came back permanently: {}", repliedMail.repliedTo(), failed.reason());
        }
    }

    /** Mail servers use the ASCII form of a domain; the user may have written the Unicode form. */
    private static String spelled(String address) {
        int domain = address.lastIndexOf('@') + 1;
        try {
            return (address.substring(0, domain) + IDN.toASCII(address.substring(domain))).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException noDomain) {
            return address.toLowerCase(Locale.ROOT);
        }
    }
}
