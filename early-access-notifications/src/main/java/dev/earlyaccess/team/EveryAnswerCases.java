package dev.earlyaccess.team;

import dev.earlyaccess.feedback.Feedback;
import dev.earlyaccess.feedback.FeedbackInbox;
import dev.earlyaccess.mail.Letter;
import dev.earlyaccess.mail.Links;
import dev.earlyaccess.outbox.Case;
import dev.earlyaccess.outbox.CaseReader;
import dev.earlyaccess.outbox.Claim;
import dev.earlyaccess.outbox.Kind;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What a member is told who wants every answer. */
@Component
class EveryAnswerCases implements CaseReader {

    private final FeedbackInbox inbox;
    private final GroupReaders readers;
    private final Links links;

    EveryAnswerCases(FeedbackInbox inbox, GroupReaders readers, Links links) {
        this.inbox = inbox;
        this.readers = readers;
        this.links = links;
    }

    @Override
    public Set<Kind> kinds() {
        return EnumSet.of(Kind.FEEDBACK_ANSWER);
    }

    @Override
    public List<Case> read(List<Claim> claims) {
        Map<Long, Feedback> answers = inbox.beginnings(
                claims.stream().map(EveryAnswerCases::answer).distinct().toList(), AnswerMatter.LONGEST + 1);
        return readers.cases(claims, AnswerMails.EVERY_ANSWER, claim -> matter(answers, answer(claim)));
    }

    private static long answer(Claim claim) {
        return Long.parseLong(claim.event());
    }

    private Letter.Matter matter(Map<Long, Feedback> answers, long id) {
        Feedback answer = Objects.requireNonNull(answers.get(id), () -> "There is no feedback " + id);
        return new AnswerMatter(answer, links.reply(), links.groupMembership());
    }
}
