package dev.earlyaccess.api.mail;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.earlyaccess.shared.KebabCase;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A report of bounces in the service's own form. */
record BounceReport(@NotNull List<@Valid @NotNull Item> bounces) {

    /**
     * One bounce.
     *
     * @param address the address that the mail could not reach
     * @param reason the words of the mail server
     */
    record Item(
            @NotBlank String address,
            @NotNull Type type,
            @Nullable String reason) {

        Bounce toBounce() {
            return new Bounce(address, type == Type.HARD, Objects.requireNonNullElse(reason, ""));
        }
    }

    /** Whether it may help to try again. */
    enum Type implements KebabCase {
        @JsonProperty("hard")
        HARD,
        @JsonProperty("soft")
        SOFT
    }
}
