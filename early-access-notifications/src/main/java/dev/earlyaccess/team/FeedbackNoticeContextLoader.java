package dev.earlyaccess.team;

import dev.earlyaccess.feedback.Feedback;
import dev.earlyaccess.feedback.FeedbackInbox;
import dev.earlyaccess.mail.Links;
import dev.earlyaccess.mail.MailContent;
import dev.earlyaccess.outbox.ClaimedDelivery;
import dev.earlyaccess.outbox.ContextLoader;
import dev.earlyaccess.outbox.DeliveryContext;
import dev.earlyaccess.outbox.MailType;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Loads the contexts of the mails that tell members of single feedback. */
@Component
class FeedbackNoticeContextLoader implements ContextLoader {

    private final FeedbackInbox inbox;
    private final GroupRecipients readers;
    private final Links links;

    FeedbackNoticeContextLoader(FeedbackInbox inbox, GroupRecipients readers, Links links) {
        this.inbox = inbox;
        this.readers = readers;
        this.links = links;
    }

    @Override
    public Set<MailType> kinds() {
        return EnumSet.of(MailType.FEEDBACK_ANSWER);
    }

    @Override
    public List<DeliveryContext> read(List<ClaimedDelivery> claims) {
        Map<Long, Feedback> answers = inbox.beginnings(
                claims.stream()
                        .map(FeedbackNoticeContextLoader::answer)
                        .distinct()
                        .toList(),
                FeedbackNoticeModel.LONGEST + 1);
        return readers.cases(claims, FeedbackMailFrequency.EVERY_ANSWER, claim -> matter(answers, answer(claim)));
    }

    private static long answer(ClaimedDelivery claim) {
        return Long.parseLong(claim.event());
    }

    private MailContent.MailModel matter(Map<Long, Feedback> answers, long id) {
        Feedback answer = Objects.requireNonNull(answers.get(id), () -> "There is no feedback " + id);
        return new FeedbackNoticeModel(answer, links.reply(), links.groupMembership());
    }
}
