package dev.earlyaccess.api.mail;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.earlyaccess.shared.KebabCase;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Mails that came back, in our own form. */
record BounceReport(@NotNull List<@Valid @NotNull Item> bounces) {

    /**
     * One of them.
     *
     * @param address whom it could not reach
     * @param reason what the mail server said
     */
    record Item(
            @NotBlank String address,
            @NotNull Type type,
            @Nullable String reason) {

        Bounce toBounce() {
            return new Bounce(address, type == Type.HARD, Objects.requireNonNullElse(reason, ""));
        }
    }

    /** Whether trying again may help. */
    enum Type implements KebabCase {
        @JsonProperty("hard")
        HARD,
        @JsonProperty("soft")
        SOFT
    }
}
