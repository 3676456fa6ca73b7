package dev.earlyaccess.mailhook;

import dev.earlyaccess.answer.HandedMail;
import dev.earlyaccess.answer.HandedMail.Header;
import dev.earlyaccess.problem.InvalidRequest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A mail as Postmark's inbound webhook tells it: what a mail program shows in fields of its own, all else as headers. */
final class PostmarkMail {

    private PostmarkMail() {}

    /** @throws InvalidRequest if it is no such thing */
    static HandedMail read(JsonNode mail) {
        if (!mail.path("From").isString()) {
            throw new InvalidRequest(
                    "From", "must be given: this takes a mail, or what Postmark's inbound webhook sends");
        }
        List<Header> headers = new ArrayList<>();
        add(headers, "From", sender(mail));
        add(headers, "To", text(mail, "To"));
        add(headers, "Cc", text(mail, "Cc"));
        add(headers, "X-Original-To", text(mail, "OriginalRecipient"));
        add(headers, "Subject", text(mail, "Subject"));
        add(headers, "Date", text(mail, "Date"));
        mail.path("Headers").forEach(header -> add(headers, text(header, "Name"), text(header, "Value")));
        return new HandedMail(
                headers, text(mail, "TextBody"), text(mail, "HtmlBody"), attachments(mail), text(mail, "RawEmail"));
    }

    private static String sender(JsonNode mail) {
        String from = mail.path("From").asString();
        String name = text(mail, "FromName");
        return name == null || name.isBlank() || from.contains("<")
                ? from
                : "\"%s\" <%s>".formatted(name.replaceAll("[\"\\\\]", "'"), from);
    }

    private static List<String> attachments(JsonNode mail) {
        List<String> attachments = new ArrayList<>();
        mail.path("Attachments").forEach(attachment -> {
            long bytes = attachment.path("ContentLength").asLong(0);
            attachments.add("%s (%d KB)"
                    .formatted(attachment.path("Name").asString("unnamed"), Math.max(1, Math.round(bytes / 1_000.0))));
        });
        return attachments;
    }

    private static void add(List<Header> headers, @Nullable String name, @Nullable String value) {
        if (name != null && value != null) {
            headers.add(new Header(name, value));
        }
    }

    private static @Nullable String text(JsonNode mail, String field) {
        JsonNode value = mail.path(field);
        return value.isString() ? value.asString() : null;
    }
}
