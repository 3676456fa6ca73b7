package dev.earlyaccess.inbound.parsing;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A mail costs memory and work in proportion to its size, whatever its sender puts into it. */
class HostileMailTest {

    private static final int MB = 1 << 20;
    private static final String TEXT = "From: eve@example.com\n\n";
    private static final String PAGE = "From: eve@example.com\nContent-Type: text/html\n\n";
    private static final String PARTS = "From: eve@example.com\nContent-Type: multipart/mixed; boundary=b\n\n";

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static final AnsweredMail ANSWERED = AnsweredMail.of(
            "A long mail",
            "Hello\n\nhttps://app.example.com/a?b=c\n\n"
                    + IntStream.range(0, 8_000)
                            .mapToObj("Sentence %d of our mail is long.\n"::formatted)
                            .collect(Collectors.joining()),
            "");

    /**
     * A mail of any size: a beginning, and a piece that is repeated.
     *
     * @param piece {@code %} stands for a number that grows
     */
    private record Kind(String name, String beginning, String piece) {

        InputStream ofSize(long size) {
            return new Repeating(beginning, piece, size);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Kind> kinds() {
        return Stream.of(
                new Kind("lines that end in a colon", TEXT, "This is a line that ends in a colon:\n"),
                new Kind("short lines that end in a colon", TEXT, "a:\n"),
                new Kind("lines like an attribution", TEXT, "On 1 June 2026 at 12:00 a@example.com wrote\n"),
                new Kind("lines like a header", TEXT, "From: a@example.com\nSent: 1 June\n"),
                new Kind("rules", TEXT, "________________________________\n"),
                new Kind("words", TEXT, "word "),
                new Kind("letters", TEXT, "a"),
                new Kind("letters of two bytes", TEXT, "\u00e4"),
                new Kind("letters that are no UTF-8", TEXT, "\u00ff\u00e4\u00ff"),
                new Kind("short lines", TEXT, "a\n"),
                new Kind("paragraphs", TEXT, "a\n\n"),
                new Kind("lines of space", TEXT, " \n"),
                new Kind("line separators", TEXT, "\u00e2\u0080\u00a8"),
                new Kind("lines like a German attribution", TEXT, "am 1.1 schrieb :\n"),
                new Kind("times and addresses", TEXT, "12:00 a@a:\n"),
                new Kind("blank lines", TEXT, "\n"),
                new Kind("lines with lone CRs", TEXT, "a\r"),
                new Kind("quotes", TEXT, "> a\n"),
                new Kind("quotes and lines in turn", TEXT, "> a\nb\n"),
                new Kind("signatures", TEXT, "-- \n"),
                new Kind("phone lines", TEXT, "Sent from my iPhone\n"),
                new Kind(
                        "lists of phone lines between quotes",
                        TEXT,
                        "a b\n".repeat(25) + "Sent from my iPhone\n".repeat(74)
                                + "On 26.11.2026 10:00 a@a wrote:\n> a\n"),
                new Kind("addresses", TEXT, "a@a "),
                new Kind("flowed lines", "From: a@a\nContent-Type: text/plain; format=flowed\n\n", "a \n"),
                new Kind("quoted-printable", "From: a@a\nContent-Transfer-Encoding: quoted-printable\n\n", "="),
                new Kind("soft line breaks", "From: a@a\nContent-Transfer-Encoding: quoted-printable\n\n", "=\n"),
                new Kind("base64", "From: a@a\nContent-Transfer-Encoding: base64\n\n", "YWFhYWFhYWFh\n"),
                new Kind("parts", PARTS, "--b\n\nx\n"),
                new Kind("parts separated by lone CRs", PARTS, "--b\r\rx\r"),
                new Kind("boundaries", PARTS, "--b\n"),
                new Kind("lines that are almost boundaries", PARTS, "--bb\n"),
                new Kind("dashes", PARTS + "--b\n\n", "--\n"),
                new Kind(
                        "nested parts",
                        PARTS.replace("=b", "=b0"),
                        "--b%\nContent-Type: multipart/mixed; boundary=b%\n\n"),
                new Kind(
                        "nested mails",
                        "From: a@a\nContent-Type: message/rfc822\n\n",
                        "Content-Type: message/rfc822\n\n"),
                new Kind(
                        "alternatives",
                        PARTS.replace("mixed", "alternative"),
                        "--b\nContent-Type: text/html\n\n<p>x\n"),
                new Kind("attachments", PARTS, "--b\nContent-Type: a/b; name=x.png\n\nx\n"),
                new Kind("headers", "From: a@a\n", "X-A: b\n"),
                new Kind("lines of a header", "From: a@a\nX-A: b\n", " a\n"),
                new Kind("header without colons", "From: a@a\n", "a\nX-A: b\n"),
                new Kind("a long header", "From: a@a\nX-A: ", "a"),
                new Kind("a long name of a header", "From: a@a\n", "a"),
                new Kind("parentheses", "From: ", "("),
                new Kind("quotes in the sender", "From: ", "\"<"),
                new Kind("senders", "From: ", "a@a, "),
                new Kind("recipients", "To: ", "a@a.example, "),
                new Kind("words without addresses", "To: ", "a "),
                new Kind("references", "References: ", "<a@a> "),
                new Kind("encoded words", "Subject: ", "=?utf-8?q?a?= "),
                new Kind("almost encoded words", "Subject: ", "=?a?q?a"),
                new Kind("parameters", "From: a@a\nContent-Type: text/plain", "; a%=b"),
                new Kind("pieces of a parameter", "From: a@a\nContent-Type: a/b", "; name*%=b"),
                new Kind("a long parameter", "From: a@a\nContent-Type: text/plain; charset=", "a"),
                new Kind("backslashes", "From: a@a\nContent-Type: text/plain; charset=\"", "\\"),
                new Kind("elements in elements", PAGE, "<div>"),
                new Kind("paragraphs in quotes", PAGE, "<blockquote><p>a"),
                new Kind("links", PAGE, "<a href='http://a'>b"),
                new Kind("links in objects", PAGE, "<a href='http://a'><object>b"),
                new Kind("tables", PAGE, "<table>a"),
                new Kind("formatting", PAGE, "<b a%=c>"),
                new Kind("attributes", PAGE + "<p ", "a%=b "),
                new Kind("styles", PAGE, "<p style='display : display'>"),
                new Kind("a long style", PAGE + "<p style='", "display "),
                new Kind("comments", PAGE, "<!--"),
                new Kind("entities", PAGE, "&amp;"),
                new Kind("text of a page", PAGE, "a b\n"),
                new Kind("line breaks", PAGE, "<br>"),
                new Kind("rulers", PAGE, "<hr>"),
                new Kind("items", PAGE, "<li>"),
                new Kind("preformatted text", PAGE + "<pre>", "a\n"),
                new Kind("blocks of a report", PARTS + "--b\nContent-Type: message/delivery-status\n\n", "A: b\n\n"),
                new Kind(
                        "large reports",
                        PARTS,
                        "--b\nContent-Type: message/delivery-status\n\n" + "a\n".repeat(30_000) + "\n"),
                new Kind("reports", PARTS, "--b\nContent-Type: message/delivery-status\n\nFinal-Recipient: a@a\n\n"));
    }

    /** Mails that consist of words of the mail that they answer. */
    static Stream<Kind> answers() {
        String ours = "Sentence % of our mail is long.";
        return Stream.of(
                new Kind("our lines", TEXT, ours + "\n"),
                new Kind("our lines in one", TEXT, ours + " "),
                new Kind("our lines as a quote", TEXT, "> " + ours + "\n"),
                new Kind("our lines with an addition", TEXT, ours + " No.\n"),
                new Kind("our lines with an addition, as a quote", TEXT, "> No! " + ours + "\n"),
                new Kind("our lines and others in turn", TEXT, "> " + ours + "\nNo.\n"),
                new Kind("a part of our lines", TEXT, "of our mail\n"),
                new Kind("our short lines", TEXT, "Hello\n"),
                new Kind("our short lines and blank lines", TEXT, "Hello\n\n\n"),
                new Kind("our words", TEXT, "mail "),
                new Kind(
                        "headers above our lines",
                        TEXT,
                        "From: a@a\nDate: 26.11.2026 10:00\nTo: b\n\n" + ours + "\n\n"),
                new Kind("our links", TEXT, "https://app.example.com/a?b=c "),
                new Kind("a long link of ours", TEXT + "https://", "app.example.com/"),
                new Kind("other links", TEXT, "http://a/% "),
                new Kind("almost links", TEXT, "http:/ "),
                new Kind("links that are broken in two", TEXT, "https://app.example.com/a?b=\nc\n"),
                new Kind("placeholders", TEXT, "[cid:"),
                new Kind("emoticons", TEXT, ":-) ?! "),
                new Kind("characters without spaces", TEXT, "\u00e3\u0081\u0082"),
                new Kind("characters that are composed", TEXT, "a\u00cc\u0081 "));
    }

    /** The first mail costs what is made only once. */
    @BeforeAll
    static void readTheFirstMail() throws IOException {
        MailParser.read(new Kind("short", TEXT, "On 1 June 2026 a@example.com wrote:\n").ofSize(1_000));
        MailParser.read(new Kind("short", PAGE, "<p>a").ofSize(1_000)).answering(ANSWERED);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void costsNoMoreThanItsSize(Kind kind) throws IOException {
        long small = allocated(kind, MB / 3);
        long large = allocated(kind, 10L * (MB / 3));

        assertThat(large).isLessThan((4 + 64) * (long) MB);
        assertThat(large).isLessThan(12 * Math.max(small, MB / 3));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void costsNoMoreThanItsSizeBesideALongMail(Kind kind) throws IOException {
        long small = allocatedForComparison(kind, MB / 20);
        long large = allocatedForComparison(kind, 10 * (MB / 20));

        assertThat(large).isLessThan(64L * MB);
        assertThat(large).isLessThan(16 * Math.max(small, MB / 2));
    }

    /** No more than half a megabyte of text is kept of a mail of any size. */
    private static long allocatedForComparison(Kind kind, long size) throws IOException {
        ParsedMail read = MailParser.read(kind.ofSize(size));
        long before = THREADS.getCurrentThreadAllocatedBytes();
        ParsedMail said = read.answering(ANSWERED);
        long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
        assertThat(said.text()).isNotBlank();
        return allocated;
    }

    /** What reading a mail allocates, without what making it allocates. */
    private static long allocated(Kind kind, long size) throws IOException {
        long idle = kind.piece().contains("%") ? allocatedForNothing(kind, size) : 0;
        InputStream mail = kind.ofSize(size);
        long before = THREADS.getCurrentThreadAllocatedBytes();
        ParsedMail read = MailParser.read(mail);
        long allocated = THREADS.getCurrentThreadAllocatedBytes() - before - idle;
        assertThat(read.text()).isNotBlank();
        return allocated;
    }

    private static long allocatedForNothing(Kind kind, long size) throws IOException {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        kind.ofSize(size).transferTo(OutputStream.nullOutputStream());
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }

    /** A stream that makes its bytes as they are read. */
    private static final class Repeating extends InputStream {

        private final String piece;
        private final boolean isNumbered;
        private long left;
        private int number;
        private byte[] repeated = {};
        private byte[] present;
        private int at;

        Repeating(String beginning, String piece, long size) {
            this.piece = piece;
            this.isNumbered = piece.contains("%");
            this.left = size;
            this.present = beginning.getBytes(StandardCharsets.ISO_8859_1);
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException();
        }

        @Override
        public int read(byte[] into, int from, int most) {
            int n = 0;
            while (n < most && left > 0) {
                if (at == present.length) {
                    next();
                }
                int count = (int) Math.min(Math.min(left, most - n), present.length - at);
                System.arraycopy(present, at, into, from + n, count);
                at += count;
                n += count;
                left -= count;
            }
            return n == 0 ? -1 : n;
        }

        private void next() {
            if (isNumbered || present != repeated) {
                repeated = numbered().getBytes(StandardCharsets.ISO_8859_1);
                present = repeated;
            }
            at = 0;
        }

        private String numbered() {
            int first = piece.indexOf('%');
            int last = piece.lastIndexOf('%');
            if (first < 0) {
                return piece;
            }
            String beginning = piece.substring(0, first) + number++;
            return beginning
                    + (last > first ? piece.substring(first + 1, last) + number : "")
                    + piece.substring(last + 1);
        }
    }
}
