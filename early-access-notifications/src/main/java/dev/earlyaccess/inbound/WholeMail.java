package dev.earlyaccess.inbound;

import dev.earlyaccess.inbound.parsing.MailParser;
import java.io.OutputStream;

/**
 * A mail in its transfer format that is written here while it arrives. It is parsed at once, so that it is
 * never in memory as a whole.
 */
public final class WholeMail extends OutputStream {

    private final MailParser parser = new MailParser();

    @Override
    public void write(int next) {
        write(new byte[] {(byte) next}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) {
        parser.accept(bytes, from, count);
    }

    boolean isEmpty() {
        return parser.length() == 0;
    }

    MailParser parser() {
        return parser;
    }
}
