package dev.earlyaccess.outbox;

import dev.earlyaccess.mail.MailType;
import dev.earlyaccess.shared.KebabCase;

/**
 * Why a mail is owed. No recipient is owed two mails for the same occasion. It is stored as
 * {@code <type>:<event>}, for example {@code launch:dark-mode}.
 *
 * @param event tells the occasion from all others of the type: the key of a feature, the id of an update,
 *     reply or feedback, a day, or a month
 */
public record Occasion(MailType type, String event) {

    private static final char SEPARATOR = ':';

    public static Occasion of(MailType type, Object event) {
        return new Occasion(type, event.toString());
    }

    /** Reads an occasion as it is stored. */
    public static Occasion parse(String stored) {
        int end = stored.indexOf(SEPARATOR);
        return new Occasion(KebabCase.require(MailType.class, stored.substring(0, end)), stored.substring(end + 1));
    }

    /** The event, where it is an id. */
    public long eventId() {
        return Long.parseLong(event);
    }

    /**
     * An SQL expression for the stored occasion of this type whose event is the value of the given
     * expression.
     */
    public static String sql(MailType type, String event) {
        return " '" + type.code() + SEPARATOR + "' || " + event + " ";
    }

    /** An SQL expression for the event's id in a stored occasion of this type; null for every other type. */
    public static String sqlEventId(MailType type, String occasion) {
        return " case when starts_with(%1$s, '%2$s%3$s') then split_part(%1$s, '%3$s', 2)::bigint end "
                .formatted(occasion, type.code(), SEPARATOR);
    }

    /** As it is stored. */
    @Override
    public String toString() {
        return type.code() + SEPARATOR + event;
    }
}
