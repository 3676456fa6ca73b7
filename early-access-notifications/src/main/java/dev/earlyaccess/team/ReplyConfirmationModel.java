package dev.earlyaccess.team;

import dev.earlyaccess.mail.Excerpt;
import dev.earlyaccess.mail.MailContent;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The content of a mail that asks a member of the feedback group to confirm a reply.
 *
 * @param confirm the page on which the member confirms it
 */
record ReplyConfirmationModel(TeamReplies.UnconfirmedReply reply, URI confirm) implements MailContent.MailModel {

    private static final int LONGEST = 10_000;

    @Override
    public Object subjectArgument() {
        return recipient();
    }

    @Override
    public Map<String, @Nullable Object> variables() {
        Map<String, @Nullable Object> variables = new HashMap<>();
        variables.put("recipient", recipient());
        variables.put("text", Excerpt.of(reply.entry().text(), LONGEST));
        variables.put("confirmUrl", confirm.toString());
        return variables;
    }

    private String recipient() {
        return reply.recipient();
    }
}
