package dev.earlyaccess.sending;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.mail.MailType;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QueueSharesTest {

    @Test
    void giveEachLaunchAndEachRequestALaneOfItsOwn() {
        QueueShares lanes =
                QueueShares.of(List.of("launch:dark-mode", "feedback-request:dark-mode", "launch:focus-mode"));

        assertThat(lanes.ahead()).isEmpty();
        assertThat(lanes.shared()).isEmpty();
        assertThat(lanes.single())
                .containsExactly("launch:dark-mode", "feedback-request:dark-mode", "launch:focus-mode");
    }

    @Test
    void letRepliesGoAhead() {
        QueueShares lanes = QueueShares.of(
                List.of("launch:dark-mode", "feedback-reply:1", "digest:2026-06-02", "feedback-reply:2"));

        assertThat(lanes.ahead()).containsExactly("feedback-reply:1", "feedback-reply:2");
        assertThat(lanes.single()).containsExactly("launch:dark-mode", "digest:2026-06-02");
    }

    @Test
    void letAllAnswersTogetherWeighNoMoreThanALaunch() {
        QueueShares lanes = QueueShares.of(List.of("feedback-answer:2", "launch:dark-mode", "feedback-answer:1"));

        assertThat(lanes.shared())
                .containsExactly(
                        Map.entry(MailType.FEEDBACK_ANSWER, List.of("feedback-answer:2", "feedback-answer:1")));
        assertThat(lanes.single()).containsExactly("launch:dark-mode");
        assertThat(lanes.share(10)).isEqualTo(5);
    }

    @Test
    void haveTheirTurnsWhereThereIsNotEnoughForAll() {
        QueueShares lanes = QueueShares.of(List.of("feedback-answer:1", "launch:dark-mode"));

        assertThat(IntStream.range(0, 1_000).map(n -> lanes.share(1)).sum()).isBetween(300, 700);
    }
}
