package dev.earlyaccess.mail;

import freemarker.core.HTMLOutputFormat;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A mail that is rendered and encoded, with gaps for its reader's {@link PersonalParts}: made once for all readers who get
 * the same text otherwise.
 */
final class MailForm {

    private final String subject;
    private final MailText text;
    private final MailText html;

    /** @param rendered with {@link Gap}s, or without any */
    MailForm(RenderedMail rendered) throws IOException {
        this.subject = MimeWriter.subject(rendered.subject());
        this.text = new MailText(rendered.text(), UnaryOperator.identity());
        this.html = new MailText(rendered.html(), MailForm::escaped);
    }

    private static String escaped(String value) {
        return HTMLOutputFormat.INSTANCE.escapePlainText(value);
    }

    /** The value of the header. */
    String subject() {
        return subject;
    }

    MailText text() {
        return text;
    }

    MailText html() {
        return html;
    }

    /** One of the two texts of a mail. */
    static final class MailText {

        private final List<MailPiece> pieces = new ArrayList<>();
        private final UnaryOperator<String> escape;

        private MailText(String text, UnaryOperator<String> escape) {
            this.escape = escape;
            int begin = 0;
            for (int mark = text.indexOf(Gap.MARK); mark >= 0; mark = text.indexOf(Gap.MARK, begin)) {
                int line = text.lastIndexOf('\n', mark) + 1;
                int next = text.indexOf('\n', mark) + 1;
                addLines(text.substring(begin, line));
                begin = next == 0 ? text.length() : next;
                pieces.add(LineWithGaps.of(text.substring(line, begin)));
            }
            addLines(text.substring(begin));
        }

        private void addLines(String text) {
            if (!text.isEmpty()) {
                pieces.add(new WholeLines(text));
            }
        }

        /** The same without gaps: whole lines, in order. */
        FilledText fill(PersonalParts reader) {
            List<WholeLines> lines = new ArrayList<>(pieces.size());
            for (MailPiece piece : pieces) {
                lines.add(piece.fill(reader, escape));
            }
            return new FilledText(lines);
        }
    }

    /** A text that one reader gets. */
    record FilledText(List<WholeLines> lines) {

        /** Whether it needs no encoding. */
        boolean isPlain() {
            return lines.stream().allMatch(WholeLines::isPlain);
        }

        /** Writes it as it is, or in quoted-printable. */
        void writeTo(OutputStream content, boolean asItIs) throws IOException {
            for (WholeLines part : lines) {
                content.write(asItIs ? part.plain() : part.quoted());
            }
        }
    }

    private interface MailPiece {

        WholeLines fill(PersonalParts reader, UnaryOperator<String> escape);
    }

    /** WholeLines without gaps. Each line is encoded by itself, so that they can be encoded without the other lines. */
    static final class WholeLines implements MailPiece {

        private final String text;
        private final boolean isPlain;
        private volatile byte[] plain = {};
        private volatile byte[] quoted = {};

        private WholeLines(String text) {
            this.text = text;
            this.isPlain = MimeWriter.isPlain(text);
        }

        @Override
        public WholeLines fill(PersonalParts reader, UnaryOperator<String> escape) {
            return this;
        }

        private boolean isPlain() {
            return isPlain;
        }

        private byte[] plain() {
            if (plain.length == 0) {
                plain = MimeWriter.plain(text);
            }
            return plain;
        }

        private byte[] quoted() throws IOException {
            if (quoted.length == 0) {
                quoted = MimeWriter.quoted(text);
            }
            return quoted;
        }
    }

    /** @param texts what stands before each of the gaps, and after the last one */
    private record LineWithGaps(List<String> texts, List<Gap> gaps) implements MailPiece {

        static LineWithGaps of(String line) {
            List<String> texts = new ArrayList<>();
            List<Gap> gaps = new ArrayList<>();
            int begin = 0;
            for (int mark = line.indexOf(Gap.MARK); mark >= 0; mark = line.indexOf(Gap.MARK, begin)) {
                texts.add(line.substring(begin, mark));
                gaps.add(Gap.at(line, mark));
                begin = Gap.end(mark);
            }
            texts.add(line.substring(begin));
            return new LineWithGaps(texts, gaps);
        }

        @Override
        public WholeLines fill(PersonalParts reader, UnaryOperator<String> escape) {
            StringBuilder line = new StringBuilder(texts.get(0));
            for (int i = 0; i < gaps.size(); i++) {
                line.append(escape.apply(gaps.get(i).of(reader))).append(texts.get(i + 1));
            }
            return new WholeLines(line.toString());
        }
    }
}
