package dev.earlyaccess.sending;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.mail.MailType;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QueueSharesTest {

    @Test
    void giveEachLaunchAShareOfItsOwn() {
        QueueShares shares =
                QueueShares.of(List.of("launch:dark-mode", "feedback-request:dark-mode", "launch:focus-mode"));

        assertThat(shares.first()).isEmpty();
        assertThat(shares.perType()).isEmpty();
        assertThat(shares.perOccasion())
                .containsExactly("launch:dark-mode", "feedback-request:dark-mode", "launch:focus-mode");
    }

    @Test
    void putRepliesFirst() {
        QueueShares shares = QueueShares.of(
                List.of("launch:dark-mode", "feedback-reply:1", "digest:2026-06-02", "feedback-reply:2"));

        assertThat(shares.first()).containsExactly("feedback-reply:1", "feedback-reply:2");
        assertThat(shares.perOccasion()).containsExactly("launch:dark-mode", "digest:2026-06-02");
    }

    @Test
    void giveAllFeedbackNoticesOneShareTogether() {
        QueueShares shares = QueueShares.of(List.of("feedback-answer:2", "launch:dark-mode", "feedback-answer:1"));

        assertThat(shares.perType())
                .containsExactly(
                        Map.entry(MailType.FEEDBACK_ANSWER, List.of("feedback-answer:2", "feedback-answer:1")));
        assertThat(shares.perOccasion()).containsExactly("launch:dark-mode");
        assertThat(shares.share(10)).isEqualTo(5);
    }

    @Test
    void distributeTheRemainderRandomly() {
        QueueShares shares = QueueShares.of(List.of("feedback-answer:1", "launch:dark-mode"));

        assertThat(IntStream.range(0, 1_000).map(n -> shares.share(1)).sum()).isBetween(300, 700);
    }
}
