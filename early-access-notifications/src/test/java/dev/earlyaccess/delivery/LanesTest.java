package dev.earlyaccess.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LanesTest {

    @Test
    void giveEachLaunchAndEachRequestALaneOfItsOwn() {
        Lanes lanes = Lanes.of(List.of("launch:dark-mode", "feedback-request:dark-mode", "launch:focus-mode"));

        assertThat(lanes.ahead()).isEmpty();
        assertThat(lanes.others())
                .containsExactly("launch:dark-mode", "feedback-request:dark-mode", "launch:focus-mode");
    }
}
