package dev.earlyaccess.team;

import dev.earlyaccess.audit.Acting;
import dev.earlyaccess.audit.AuditTrail;
import dev.earlyaccess.feedback.Feedback;
import dev.earlyaccess.feedback.FeedbackInbox;
import dev.earlyaccess.feedback.FeedbackReaders;
import dev.earlyaccess.feedback.FeedbackStatus;
import dev.earlyaccess.feedback.NewFeedback;
import dev.earlyaccess.mail.MailType;
import dev.earlyaccess.outbox.Occasion;
import dev.earlyaccess.outbox.Outbox;
import dev.earlyaccess.user.Profile;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Replies that members of the feedback group write by mail. A reply that is not sent to the user stays in the
 * inbox, and nobody is notified of it.
 */
@Service
@EnableConfigurationProperties(ReplyByMailSettings.class)
@Transactional
public class TeamReplies {

    private static final Logger log = LoggerFactory.getLogger(TeamReplies.class);

    private final ReplyByMailSettings settings;
    private final FeedbackInbox inbox;
    private final FeedbackGroup group;
    private final Outbox outbox;
    private final AuditTrail trail;

    TeamReplies(
            ReplyByMailSettings settings, FeedbackInbox inbox, FeedbackGroup group, Outbox outbox, AuditTrail trail) {
        this.settings = settings;
        this.inbox = inbox;
        this.group = group;
        this.outbox = outbox;
        this.trail = trail;
    }

    /**
     * A mail of a member that meets all conditions on mails.
     *
     * @param feedback the id of the feedback that is replied to
     * @param member the address of the member, to whom the mail about the feedback went
     * @param memberName the name in the From field
     */
    public record MemberMail(
            long feedback, String member, @Nullable String memberName, String text, String messageId) {}

    /** Whether the mail with this Message-ID was sent to a user before. */
    @Transactional(readOnly = true)
    public boolean knows(String messageId) {
        return inbox.isReply(messageId);
    }

    /**
     * Whether a reply of this member to this feedback goes to the user: members reply by mail, the member may
     * see the feedback at this moment, and its author can be reached.
     */
    @Transactional(readOnly = true)
    public boolean mayReply(String member, long feedback) {
        return settings.replyByMail()
                && inbox.findAnswerable(feedback, group.readers(member)).isPresent();
    }

    /** Sends the text to the author of the feedback. Requires {@link #mayReply}. */
    public void send(MemberMail mail, Instant at) {
        send(mail, Acting.byMail(group.person(mail.member(), mail.memberName())), at);
    }

    private void send(MemberMail mail, Acting acting, Instant at) {
        FeedbackReaders readers = group.readers(mail.member());
        Profile writer = group.writer(mail.member(), mail.memberName(), at);
        inbox.replyByMail(mail.feedback(), readers, mail.text(), writer, acting, mail.messageId(), at);
        log.info("A member of the feedback group replied by mail to feedback {}", mail.feedback());
    }

    /** Keeps a mail in the inbox; it goes nowhere. */
    public void keep(NewFeedback mail, Instant at) {
        inbox.receive(mail, at);
    }

    /** Keeps a mail in the inbox and asks the member whether it is really from the member. */
    public void askToConfirm(NewFeedback mail, String member, @Nullable Long feature, Instant at) {
        inbox.receive(mail, at)
                .ifPresent(entry ->
                        outbox.owe(Occasion.of(MailType.REPLY_CONFIRMATION, entry.id()), List.of(member), feature, at));
    }

    /**
     * A reply that waits for its confirmation.
     *
     * @param entry the mail in the inbox
     * @param repliedTo the feedback to which it replies
     * @param messageId the Message-ID of the mail
     */
    public record UnconfirmedReply(Feedback entry, Feedback repliedTo, String messageId) {

        /** To whom the reply goes, by name and address as far as they are known. */
        public String recipient() {
            return Objects.requireNonNullElse(FeedbackNoticeModel.sender(repliedTo.author()), "");
        }
    }

    /**
     * The reply that this member can confirm; empty if it was sent already, or the member may no longer reply.
     *
     * @param entry the id of the mail in the inbox
     */
    @Transactional(readOnly = true)
    public Optional<UnconfirmedReply> findUnconfirmed(long entry, String member) {
        Feedback mail = inbox.require(entry);
        Feedback.MailThread thread = mail.thread();
        Long repliedTo = mail.teamReplyTo();
        return thread == null || repliedTo == null || inbox.isReply(thread.messageId()) || !mayReply(member, repliedTo)
                ? Optional.empty()
                : Optional.of(new UnconfirmedReply(mail, inbox.require(repliedTo), thread.messageId()));
    }

    /**
     * Sends a reply that the member confirms.
     *
     * @return what was sent; empty if there is nothing to confirm
     */
    public Optional<UnconfirmedReply> confirm(long entry, String member, Instant at) {
        Optional<UnconfirmedReply> reply = findUnconfirmed(entry, member);
        reply.ifPresent(confirmed -> {
            Feedback mail = confirmed.entry();
            MemberMail taken = new MemberMail(
                    confirmed.repliedTo().id(), member, mail.author().senderName(), mail.text(), confirmed.messageId());
            send(taken, trail.byLink(group.person(member, taken.memberName())), at);
            inbox.change(entry, FeedbackReaders.ALL, FeedbackStatus.ANSWERED, null, at);
        });
        return reply;
    }
}
