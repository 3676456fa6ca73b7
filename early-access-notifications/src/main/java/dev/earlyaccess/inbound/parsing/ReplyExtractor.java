package dev.earlyaccess.inbound.parsing;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Cuts quotes and the signature off a reply, and keeps the text that the sender wrote above, below and
 * between the quotes. If nothing is left, the whole text is kept, so that nothing is lost.
 */
final class ReplyExtractor {

    private static final int MAX_HEADER_LINES = 4;
    private static final int LONGEST_SIGNATURE = 12;

    /** The signature separator of RFC 3676, 4.3. Some programs remove the space at its end. */
    private static final Pattern SIGNATURE = Pattern.compile("-- ?");

    /** The lines that phones add below each mail. */
    private static final Pattern DEVICE = Pattern.compile(
            "(?iu)(?:sent (?:from|with|via) (?:my|the|outlook|yahoo|mail|proton|gmail|samsung|mobile)\\b.*|get outlook for .*"
                    + "|(?:von|mit) mein\\w* .{1,40} (?:gesendet|geschickt)\\.?"
                    + "|(?:diese nachricht wurde )?gesendet (?:von|mit|aus)\\b.*"
                    + "|(?:holen sie sich )?outlook für (?:ios|android).*"
                    + "|envoyé (?:de|depuis|à partir de|avec)\\b.*|(?:obtenez|télécharger) outlook .*"
                    + "|enviado desde .*|inviato da .*|verzonden (?:vanaf|met) .*)");

    private static final int LONGEST_DEVICE = 120;

    private ReplyExtractor() {}

    /** @param text lines, of which quoted ones begin with {@code >} */
    static String of(String text) {
        String own = segments(QuotedOriginal.cutFrom(text.lines().toList())).stream()
                .map(ReplyExtractor::withoutSignature)
                .map(ReplyExtractor::withoutDevice)
                .map(segment -> String.join("\n", segment).strip())
                .filter(said -> !said.isEmpty())
                .collect(Collectors.joining("\n\n"));
        return TextSanitizer.tidy(own.isEmpty() ? text : own);
    }

    /** The lines between the quotes, without the headers of the quotes. */
    private static List<List<String>> segments(List<String> lines) {
        List<List<String>> segments = new ArrayList<>(List.of(new ArrayList<>()));
        boolean said = false;
        int i = 0;
        while (i < lines.size()) {
            String line = lines.get(i);
            int attribution = quoteHeaderAt(lines, i);
            if (attribution == 0 && !isQuoted(line)) {
                segments.get(segments.size() - 1).add(line);
                said |= !line.isBlank();
            } else if (attribution > 0 && said && !isQuoted(nextAfter(lines, i + attribution))) {
                break; // Whoever quotes without a mark writes above.
            } else {
                segments.add(new ArrayList<>());
            }
            i += Math.max(1, attribution);
        }
        return segments;
    }

    /**
     * The number of lines of a quote header that begins here; 0 if there is none. A header without a quote
     * below must name an address, because people also write similar sentences.
     */
    private static int quoteHeaderAt(List<String> lines, int from) {
        StringBuilder joined = new StringBuilder();
        for (int n = 1; n <= MAX_HEADER_LINES && from + n <= lines.size(); n++) {
            String line = lines.get(from + n - 1);
            if (line.isBlank() || isQuoted(line)) {
                return 0;
            }
            joined.append(n == 1 ? "" : " ").append(line.strip());
            boolean isAboveQuote = isQuoted(nextAfter(lines, from + n));
            if (QuoteHeader.isKnown(joined)) {
                return isAboveQuote || QuoteHeader.namesAddress(joined) ? n : 0;
            } else if (isAboveQuote && QuoteHeader.mayBe(joined) && beginsParagraph(lines, from)) {
                return n;
            }
        }
        return 0;
    }

    /** A quote header in an unknown language counts only at the beginning of a paragraph. */
    private static boolean beginsParagraph(List<String> lines, int from) {
        return from == 0 || lines.get(from - 1).isBlank() || isQuoted(lines.get(from - 1));
    }

    private static String nextAfter(List<String> lines, int from) {
        int i = from;
        while (i < lines.size() && lines.get(i).isBlank()) {
            i++;
        }
        return i < lines.size() ? lines.get(i) : "";
    }

    private static boolean isQuoted(String line) {
        return line.stripLeading().startsWith(">");
    }

    private static List<String> withoutSignature(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            boolean isShort = lines.size() - i <= LONGEST_SIGNATURE;
            if (lines.get(i).equals("-- ")
                    || isShort && SIGNATURE.matcher(lines.get(i)).matches()) {
                return lines.subList(0, i);
            }
        }
        return lines;
    }

    private static List<String> withoutDevice(List<String> lines) {
        int end = lines.size();
        while (end > 0 && saysNothing(lines.get(end - 1).strip())) {
            end--;
        }
        return lines.subList(0, end);
    }

    private static boolean saysNothing(String line) {
        return line.isEmpty()
                || line.length() <= LONGEST_DEVICE && DEVICE.matcher(line).matches();
    }
}
