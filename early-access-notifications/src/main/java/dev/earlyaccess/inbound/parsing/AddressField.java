package dev.earlyaccess.inbound.parsing;

import dev.earlyaccess.inbound.parsing.ParsedMail.Originator;
import java.util.ArrayList;
import java.util.List;

/**
 * The mailboxes in a field such as From (RFC 5322, 3.4), {@code name <address>} or {@code address (name)}, read in
 * one pass over its characters.
 */
final class AddressField {

    private final String field;
    private int at;
    private final List<Originator> mailboxes = new ArrayList<>();
    private final StringBuilder phrase = new StringBuilder();
    private final StringBuilder address = new StringBuilder();
    private final StringBuilder comment = new StringBuilder();

    private AddressField(String field) {
        this.field = field;
    }

    /** Addresses and names as they are written. */
    static List<Originator> of(String field) {
        return new AddressField(field).read();
    }

    private List<Originator> read() {
        while (at < field.length()) {
            char c = field.charAt(at++);
            switch (c) {
                case '"' -> readQuoted();
                case '(' -> readComment();
                case '<' -> readAddress();
                case ',', ';' -> end();
                case ':' -> phrase.setLength(0); // the name of a group
                default -> phrase.append(c);
            }
        }
        end();
        return mailboxes;
    }

    private void readQuoted() {
        while (at < field.length() && field.charAt(at) != '"') {
            if (field.charAt(at) == '\\' && at + 1 < field.length()) {
                at++;
            }
            phrase.append(field.charAt(at++));
        }
        at++;
    }

    private void readComment() {
        int depth = 1;
        while (at < field.length() && depth > 0) {
            char c = field.charAt(at++);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth > 0) {
                comment.append(c);
            }
        }
    }

    private void readAddress() {
        address.setLength(0);
        while (at < field.length() && field.charAt(at) != '>') {
            address.append(field.charAt(at++));
        }
        at++;
    }

    private void end() {
        String name = phrase.toString().strip();
        if (!address.isEmpty()) {
            add(address.toString(), name.isEmpty() ? comment.toString() : name);
        } else if (!name.isEmpty()) {
            add(name, comment.toString());
        }
        phrase.setLength(0);
        address.setLength(0);
        comment.setLength(0);
    }

    private void add(String address, String name) {
        mailboxes.add(new Originator(address.strip(), name.isBlank() ? null : name.strip()));
    }
}
