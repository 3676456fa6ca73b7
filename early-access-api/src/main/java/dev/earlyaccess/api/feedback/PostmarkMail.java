package dev.earlyaccess.api.feedback;

import dev.earlyaccess.api.problem.InvalidRequest;
import dev.earlyaccess.inbound.InboundMail;
import dev.earlyaccess.inbound.InboundMail.Header;
import dev.earlyaccess.inbound.WholeMail;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * A mail in the JSON of Postmark's inbound webhook: fields for what a mail program shows, a list of all other
 * headers. All other content, such as attachments, is skipped without reading it into memory.
 */
final class PostmarkMail {

    private static final Set<String> WANTED =
            Set.of("From", "FromName", "To", "Cc", "OriginalRecipient", "Subject", "Date", "TextBody", "HtmlBody");

    private static final int MOST_HEADERS = 1_000;

    /** For all headers together. */
    private static final int MOST_CHARACTERS = 400_000;

    private static final int MOST_ATTACHMENTS = 50;

    private final Map<String, String> fields = new HashMap<>();
    private final List<Header> headers = new ArrayList<>();
    private int characters;
    private final List<String> attachments = new ArrayList<>();

    private PostmarkMail() {}

    /**
     * Reads a mail.
     *
     * @param whole the whole mail, if the JSON has it; empty otherwise
     * @throws InvalidRequest if the JSON has no sender
     */
    static InboundMail read(JsonParser json, WholeMail whole) {
        PostmarkMail mail = new PostmarkMail();
        if (json.nextToken() == JsonToken.START_OBJECT) {
            mail.readFields(json);
        }
        return mail.toInboundMail(whole);
    }

    private void readFields(JsonParser json) {
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String field = json.currentName();
            JsonToken value = json.nextToken();
            switch (field) {
                case "Headers" -> readEach(json, Set.of("Name", "Value"), this::addHeader);
                case "Attachments" -> readEach(json, Set.of("Name", "ContentLength"), this::addAttachment);
                default -> {
                    if (value == JsonToken.VALUE_STRING && WANTED.contains(field)) {
                        fields.put(field, json.getString());
                    }
                    json.skipChildren();
                }
            }
        }
    }

    private static void readEach(JsonParser json, Set<String> wanted, Consumer<Map<String, String>> one) {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            json.skipChildren();
            return;
        }
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (json.currentToken() == JsonToken.START_OBJECT) {
                one.accept(readOne(json, wanted));
            } else {
                json.skipChildren();
            }
        }
    }

    private static Map<String, String> readOne(JsonParser json, Set<String> wanted) {
        Map<String, String> one = new HashMap<>();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String field = json.currentName();
            JsonToken value = json.nextToken();
            if (wanted.contains(field) && (value == JsonToken.VALUE_STRING || value == JsonToken.VALUE_NUMBER_INT)) {
                one.put(field, json.getString());
            }
            json.skipChildren();
        }
        return one;
    }

    private void addHeader(Map<String, String> header) {
        characters += header.getOrDefault("Value", "").length();
        if (headers.size() < MOST_HEADERS && characters <= MOST_CHARACTERS) {
            add(headers, header.get("Name"), header.get("Value"));
        }
    }

    private void addAttachment(Map<String, String> attachment) {
        if (attachments.size() < MOST_ATTACHMENTS) {
            String bytes = attachment.getOrDefault("ContentLength", "");
            attachments.add("%s (%d KB)"
                    .formatted(
                            attachment.getOrDefault("Name", "unnamed"),
                            Math.max(1, Math.round(bytes.matches("\\d{1,12}") ? Long.parseLong(bytes) / 1_000.0 : 0))));
        }
    }

    private InboundMail toInboundMail(WholeMail whole) {
        String from = fields.get("From");
        if (from == null) {
            throw new InvalidRequest("From", "must be given: send a mail, or the JSON of Postmark's inbound webhook");
        }
        List<Header> all = new ArrayList<>();
        add(all, "From", sender(from));
        add(all, "To", fields.get("To"));
        add(all, "Cc", fields.get("Cc"));
        add(all, "X-Original-To", fields.get("OriginalRecipient"));
        add(all, "Subject", fields.get("Subject"));
        add(all, "Date", fields.get("Date"));
        all.addAll(headers);
        return new InboundMail(all, fields.get("TextBody"), fields.get("HtmlBody"), attachments, whole);
    }

    private String sender(String from) {
        String name = fields.getOrDefault("FromName", "");
        return name.isBlank() || from.contains("<")
                ? from
                : "\"%s\" <%s>".formatted(name.replaceAll("[\"\\\\]", "'"), from);
    }

    private static void add(List<Header> headers, @Nullable String name, @Nullable String value) {
        if (name != null && value != null) {
            headers.add(new Header(name, value));
        }
    }
}
