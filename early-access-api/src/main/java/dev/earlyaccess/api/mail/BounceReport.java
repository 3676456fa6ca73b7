package dev.earlyaccess.api.mail;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.earlyaccess.shared.KebabCase;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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

        Optional<MailEvent> event() {
            return Optional.ofNullable(
                            switch (type) {
                                case HARD -> MailEvent.Kind.NO_SUCH_ADDRESS;
                                case COMPLAINT -> MailEvent.Kind.COMPLAINT;
                                case SOFT -> null;
                            })
                    .map(kind -> new MailEvent(kind, address, Objects.requireNonNullElse(reason, "")));
        }
    }

    /** What the recipient's side says. */
    enum Type implements KebabCase {
        /** The address does not exist, unless the reason says something else. */
        @JsonProperty("hard")
        HARD,
        /** It may help to try again. */
        @JsonProperty("soft")
        SOFT,
        /** The recipient calls the mail spam. */
        @JsonProperty("complaint")
        COMPLAINT
    }
}
