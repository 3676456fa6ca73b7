package dev.earlyaccess.mail;

import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A place in the text of a mail for one of the {@link PersonalParts} of its reader. */
enum Gap {
    NAME(PersonalParts::name),
    SWITCH_OFF_URL(PersonalParts::switchOffUrl),
    UNSUBSCRIBE_URL(PersonalParts::unsubscribeUrl),
    REPLY_ADDRESS(PersonalParts::replyAddress);

    /** Random, so that no text that somebody wrote can contain it. */
    static final String MARK = "gap" + UUID.randomUUID().toString().replace("-", "");

    private final Function<PersonalParts, @Nullable String> part;

    Gap(Function<PersonalParts, @Nullable String> part) {
        this.part = part;
    }

    /** Stands in a text for the part of each reader. */
    String mark() {
        return MARK + ordinal();
    }

    /** The gap whose mark begins there. */
    static Gap at(String text, int mark) {
        return values()[text.charAt(mark + MARK.length()) - '0'];
    }

    /** Where a text goes on after the gap's mark. */
    static int end(int mark) {
        return mark + MARK.length() + 1;
    }

    String of(PersonalParts reader) {
        return Objects.requireNonNull(part.apply(reader), name());
    }
}
