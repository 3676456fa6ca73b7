package dev.earlyaccess.checklist;

import static dev.earlyaccess.checklist.Applicability.ALWAYS;
import static dev.earlyaccess.checklist.Applicability.MAJOR;
import static dev.earlyaccess.checklist.Applicability.METERED;
import static dev.earlyaccess.testing.HandMovedClock.MON_1_JUNE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ItemStateTest {

    private static final UserId GRACE = new UserId("grace");
    private static final UserId LINUS = new UserId("linus");
    private static final Instant MON_15_JUNE = MON_1_JUNE.plus(Duration.ofDays(14));
    private static final ChecklistItem NOTICE = new ChecklistItem(
            "notice", "A notice", Set.of(MAJOR, METERED), "They prepare.", "Tell them.", Duration.ofDays(14));

    @Test
    void isMetFourteenDaysAfterItWasRecorded() {
        ChecklistEntry entry = new ChecklistEntry("notice", "Told.", null, GRACE, MON_1_JUNE);

        assertThat(state(entry, MON_1_JUNE).isMet()).isFalse();
        assertThat(state(entry, MON_15_JUNE.minusNanos(1_000)).isMet()).isFalse();
        assertThat(state(entry, MON_15_JUNE).isMet()).isTrue();
        assertThat(state(entry, MON_1_JUNE).metFrom()).isEqualTo(MON_15_JUNE);
        assertThat(state(null, MON_15_JUNE).isMet()).isFalse();
    }

    @Test
    void isInTheWayOnlyWhereItBinds() {
        assertThat(state(null, MON_1_JUNE).isInTheWay()).isTrue();
        assertThat(new ItemState(NOTICE, Set.of(ALWAYS), false, null, MON_1_JUNE).isInTheWay())
                .isFalse();
    }

    @Test
    void saysWhyItBindsOrWhatItWould() {
        assertThat(state(null, MON_1_JUNE).why())
                .isEqualTo("The feature needs this item because it is metered. They prepare.");
        assertThat(new ItemState(NOTICE, Set.of(ALWAYS), false, null, MON_1_JUNE).why())
                .isEqualTo("Only a feature that is major or metered needs this item. They prepare.");
    }

    @Test
    void isRecordedAnewOnlyWithOtherEvidence() {
        ChecklistEntry told = new ChecklistEntry("notice", "Told.", null, GRACE, MON_1_JUNE);

        assertThat(new ChecklistEntry("notice", "Told.", "Twice.", LINUS, MON_15_JUNE).after(told))
                .isEqualTo(new ChecklistEntry("notice", "Told.", "Twice.", GRACE, MON_1_JUNE));
        ChecklistEntry retold = new ChecklistEntry("notice", "Told again.", null, LINUS, MON_15_JUNE);
        assertThat(retold.after(told)).isEqualTo(retold);
        assertThat(told.after(null)).isEqualTo(told);
    }

    private static ItemState state(@Nullable ChecklistEntry entry, Instant now) {
        return new ItemState(NOTICE, Set.of(ALWAYS, METERED), false, entry, now);
    }
}
