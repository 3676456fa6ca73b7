package dev.earlyaccess.inbound;

import dev.earlyaccess.feedback.NewFeedback;
import dev.earlyaccess.inbound.SenderAuthentication.Authenticity;
import dev.earlyaccess.inbound.parsing.AnsweredMail;
import dev.earlyaccess.inbound.parsing.ParsedMail;
import dev.earlyaccess.mail.PersonalLinks;
import dev.earlyaccess.mail.ReplyAddresses;
import dev.earlyaccess.team.TeamReplies;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Decides whether a mail that replies to the team's mail about feedback goes to the user: only if everything shows
 * that it is from the member to whom that mail went, and meant for nobody else. Every other mail is kept in the
 * inbox and goes nowhere.
 */
@Component
class MemberReplies {

    private static final Logger log = LoggerFactory.getLogger(MemberReplies.class);

    private final TeamReplies team;
    private final ReplyAddresses addresses;
    private final SenderAuthentication authentication;

    MemberReplies(TeamReplies team, ReplyAddresses addresses, SenderAuthentication authentication) {
        this.team = team;
        this.addresses = addresses;
        this.authentication = authentication;
    }

    /**
     * Takes a mail, once.
     *
     * @param notice the mail to which it replies
     * @param answered the text of that mail; null if it can't be rendered any more
     * @param content the mail as it is kept in the inbox
     */
    void take(
            ParsedMail mail,
            RepliedMail.Notice notice,
            @Nullable AnsweredMail answered,
            NewFeedback content,
            Instant at) {
        if (team.knows(mail.messageId())) {
            return;
        }
        NewFeedback kept = content.asTeamReplyTo(notice.feedback(), notice.feature());
        Optional<String> obstacle = findObstacle(mail, notice, answered);
        Authenticity authenticity = authentication.check(mail.origin());
        if (obstacle.isPresent() || authenticity == Authenticity.REFUTED) {
            log.info(
                    "A mail that replies to feedback {} is kept and goes nowhere: {}",
                    notice.feedback(),
                    obstacle.orElse("it is not authentic"));
            team.keep(kept, at);
        } else if (authenticity == Authenticity.UNKNOWN) {
            team.askToConfirm(kept, notice.member(), notice.feature(), at);
        } else {
            team.send(reply(mail, notice), at);
        }
    }

    /** The reason not to send the mail to the user, without a check of its sender; empty if there is none. */
    private Optional<String> findObstacle(ParsedMail mail, RepliedMail.Notice notice, @Nullable AnsweredMail answered) {
        if (mail.nature() != ParsedMail.Nature.REPLY) {
            return Optional.of("a machine wrote it");
        }
        if (!carriesToken(mail, notice)) {
            return Optional.of("it does not have the address for replies of this member");
        }
        if (!notice.member().equalsIgnoreCase(mail.origin().author())) {
            return Optional.of("it is from another address than the member's");
        }
        List<String> recipients = mail.origin().recipients();
        if (recipients == null || !addresses.areAll(recipients, notice.delivery())) {
            return Optional.of("it also goes to other people");
        }
        if (!mail.hasWholeText()) {
            return Optional.of("its text is missing or too long");
        }
        if (answered != null && answered.isMostlyIn(mail.text())) { // also where it has no words of its own
            return Optional.of("it still has the text of our mail to the member, which is not for users");
        }
        return team.mayReply(notice.member(), notice.feedback())
                ? Optional.empty()
                : Optional.of("the member may not reply to this feedback by mail");
    }

    /** A Message-ID would not do: everybody in a thread names it. */
    private boolean carriesToken(ParsedMail mail, RepliedMail.Notice notice) {
        return mail.recipients().stream()
                .anyMatch(address -> addresses.deliveryOf(address).orElse(0) == notice.delivery());
    }

    private static TeamReplies.MemberMail reply(ParsedMail mail, RepliedMail.Notice notice) {
        ParsedMail.Originator sender = mail.sender();
        return new TeamReplies.MemberMail(
                notice.feedback(),
                notice.member(),
                sender == null ? null : sender.name(),
                PersonalLinks.mask(mail.text()),
                mail.messageId());
    }
}
