package dev.earlyaccess.user;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.earlyaccess.shared.KebabCase;

/** Why a recipient gets no mail. */
public enum MailObstacle implements KebabCase {
    /** The recipient has no address. */
    @JsonProperty("no-address")
    NO_ADDRESS("The recipient has no address"),
    /** The recipient's address is on the suppression list. */
    @JsonProperty("suppressed")
    SUPPRESSED("The recipient's address is suppressed, because mail cannot reach it"),
    /** The recipient has turned these mails off. */
    @JsonProperty("not-wanted")
    NOT_WANTED("The recipient does not want mails of this type");

    private static final String SQL = """
             case when u.email is null then 'no-address'
                else (select 'suppressed' from suppressed_address s where s.email = u.email and s.user_id = u.user_id) end
            """;

    /** An SQL join: the row {@code s} of the suppression list about the address of the user {@code u}. */
    public static final String SUPPRESSION =
            " left join suppressed_address s on s.user_id = u.user_id and s.email = u.email ";

    private final String sentence;

    MailObstacle(String sentence) {
        this.sentence = sentence;
    }

    /** A sentence for admins. */
    public String sentence() {
        return sentence;
    }

    /**
     * An SQL expression: the code of what keeps every mail from the user {@code u}; null if nothing does. It
     * looks up one row of the suppression list for each user: an {@code exists} could become a hash of the
     * whole list for every page of a sweep.
     */
    public static String sql() {
        return SQL;
    }

    /**
     * The same for mails about one topic, in a select for a whole page of a sweep: it needs the join
     * {@link #SUPPRESSION}. A user without a row has no address, and wants all mails.
     */
    public static String sql(MailTopic topic) {
        return " case when not u." + topic.column() + " then 'not-wanted' when u.email is null then 'no-address'"
                + " when s.email is not null then 'suppressed' end ";
    }
}
