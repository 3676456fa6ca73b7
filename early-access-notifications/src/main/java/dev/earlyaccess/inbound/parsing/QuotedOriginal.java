package dev.earlyaccess.inbound.parsing;

import java.util.List;
import java.util.regex.Pattern;

/** The original mail, if a mail program puts it below the reply without quote marks, as Outlook does. */
final class QuotedOriginal {

    /** Marks the beginning of the original if only an HTML element shows it. */
    static final String MARK = "-----Original Message-----";

    private static final Pattern TITLE = Pattern.compile(
            "(?iu)\\s*[-_=*]{2,}\\s*(?:original message|forwarded message|urspr(?:ü|ue)ngliche nachricht"
                    + "|original-?\\s?nachricht|weitergeleitete nachricht|message d['’]origine|message original|message transf[ée]r[ée]"
                    + "|mensaje original|messaggio originale|oorspronkelijk bericht|mensagem original)\\s*[-_=*]{2,}\\s*");

    private static final Pattern FORWARD =
            Pattern.compile("(?iu)(?:begin forwarded message|anfang der weitergeleiteten (?:nachricht|e-mail)"
                    + "|début du message (?:transféré|réexpédié)) ?:\\s*");

    private static final Pattern RULE = Pattern.compile("\\s*_{10,}\\s*");

    private static final Pattern FROM = field("from|von|de|da|van|från|fra|od");
    private static final Pattern WHEN =
            field("sent|date|gesendet|datum|envoyé|enviado(?: el)?|inviato|verzonden|data|fecha|skickat|sendt");
    private static final Pattern REST = field("to|cc|subject|an|betreff|à|objet|para|asunto|a|oggetto|aan|onderwerp");

    private static final Pattern SUBJECT =
            field("subject|betreff|objet|asunto|oggetto|onderwerp|assunto|ämne|emne|temat");
    private static final Pattern ADDRESS = Pattern.compile("\\S@\\S");

    private static final int HEADERS_WITHIN = 8;

    private QuotedOriginal() {}

    /** The lines above the original; all lines if there is no text above it. */
    static List<String> cutFrom(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            if (beginsAt(lines, i)) {
                List<String> above = lines.subList(0, i);
                return above.stream().allMatch(String::isBlank) ? lines : above;
            }
        }
        return lines;
    }

    private static boolean beginsAt(List<String> lines, int i) {
        String line = lines.get(i);
        return TITLE.matcher(line).matches()
                || FORWARD.matcher(line.strip()).matches()
                || isHeaders(lines, i)
                || RULE.matcher(line).matches() && isHeaders(lines, firstNotBlank(lines, i + 1));
    }

    private static int firstNotBlank(List<String> lines, int from) {
        int i = from;
        while (i < lines.size() && lines.get(i).isBlank()) {
            i++;
        }
        return i;
    }

    /** People write similar lines; without an address and a subject, they are not a header of an original. */
    private static boolean isHeaders(List<String> lines, int from) {
        if (from >= lines.size() || !FROM.matcher(lines.get(from)).matches()) {
            return false;
        }
        List<String> next = lines.subList(from + 1, Math.min(lines.size(), from + HEADERS_WITHIN));
        return next.stream().anyMatch(line -> WHEN.matcher(line).matches())
                && next.stream().anyMatch(line -> REST.matcher(line).matches())
                && (ADDRESS.matcher(lines.get(from)).find()
                        || next.stream().anyMatch(line -> SUBJECT.matcher(line).matches()));
    }

    private static Pattern field(String names) {
        return Pattern.compile("(?iu)\\s*\\*?(?:" + names + ")\\s?:\\*?\\s+\\S.*");
    }
}
