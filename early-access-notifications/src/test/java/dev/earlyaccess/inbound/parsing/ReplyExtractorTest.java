package dev.earlyaccess.inbound.parsing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.earlyaccess.inbound.parsing.ParsedMail.Originator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyExtractorTest {

    private static final String SUBJECT = "What should we change about Dark mode?";

    private static final String ASKED = """
            Hello Ada,

            You have been using the beta of Dark mode for a while. What should we change before everybody gets it?

            One sentence is enough. Just reply to this mail, or follow the link.

            Tell us what you think:
            https://app.example.com/feedback?id=17

            You get this mail because you opted in to the beta of Dark mode.
            """;

    private static final AnsweredMail ANSWERED = AnsweredMail.of(SUBJECT, ASKED, """
            <p>Hello Ada,</p><h1>What should we change about Dark mode?</h1>
            <p>You have been using the beta of Dark mode for a while. What should we change before everybody gets it?</p>
            <p>One sentence is enough. Just reply to this mail, or follow the link.</p>
            <p><a href="https://app.example.com/feedback?id=17">Tell us what you think</a></p>
            <p>You get this mail because you opted in to the beta of Dark mode.</p>""");

    private static final List<String> US = List.of("beta-feedback+17-abc@example.com");

    private static String answer(String text) {
        return ReplyExtractor.of(
                text, new ReplyClues(new Originator("ada@people.example", "Ada"), null, US, true, ANSWERED));
    }

    private static String unmatched(String subject, String text) {
        return ReplyExtractor.of(
                text,
                new ReplyClues(
                        new Originator("ada@people.example", "Ada"), subject, List.of("beta@example.com"), true, null));
    }

    @Test
    void keepsWhatTheSenderAddedToOurLines() {
        assertThat(answer("""
                See below.

                From: Beta <beta-feedback+17-abc@example.com>
                Sent: Monday, June 1, 2026 09:00
                To: Ada <ada@people.example>
                Subject: What should we change about Dark mode?

                Hello Ada,
                You have been using the beta of Dark mode for a while. What should we change before everybody gets it?
                [No, it is fine as it is]
                One sentence is enough. I need at least two or three
                Just reply to this mail, or follow the link.
                You get this mail because you opted in to the beta of Dark mode.
                """))
                .startsWith("See below.")
                .contains("[No, it is fine as it is]", "I need at least two or three")
                .doesNotContain("You have been using", "Just reply");
    }

    /** What a person adds to our line, and where. */
    static Stream<Arguments> additions() {
        String lead = "You have been using the beta of Dark mode for a while. "
                + "What should we change before everybody gets it?";
        String how = "One sentence is enough. Just reply to this mail, or follow the link.";
        return Stream.of(
                arguments(how, how + " No.", "No."),
                arguments(how, how + " \ud83d\udc4d", "\ud83d\udc4d"),
                arguments(how, how + " :-)", ":-)"),
                arguments(how, how + " See https://bugs.people.example/1", "See https://bugs.people.example/1"),
                arguments(how, how + " https://bugs.people.example/1", "https://bugs.people.example/1"),
                arguments(lead, lead + " The font", "The font"),
                arguments(lead, "Honestly? " + lead, "Honestly?"),
                arguments(lead, "I ask who gets it: " + lead, "I ask who gets it:"),
                arguments(lead, "Frankly: " + lead, "Frankly:"),
                arguments(
                        how,
                        "One sentence is enough. Just kidding! Just reply to this mail, or follow the link.",
                        "Just kidding!"),
                arguments(
                        how,
                        "One sentence is enough (for you). Just reply to this mail, or follow the link.",
                        "(for you)"),
                arguments(
                        how,
                        "One sentence is enough. [\"No\"] Just reply to this mail, or follow the link.",
                        "[\"No\"]"),
                arguments(how, how + "\nDate: is missing", "Date: is missing"),
                arguments(how, how + "\nIt needs > 500 MB", "It needs > 500 MB"),
                arguments(how, how + "\nThe beta of Dark mode", "The beta of Dark mode"));
    }

    @ParameterizedTest
    @MethodSource("additions")
    void keepsWhatTheSenderAddedToALineOfOurs(String line, String withAddition, String addition) {
        String mail = ASKED.replace(line, withAddition);
        String header = """
                From: Beta <beta-feedback+17-abc@example.com>
                Sent: Monday, June 1, 2026 09:00
                To: Ada <ada@people.example>
                Subject: What should we change about Dark mode?

                """;
        String attribution = "On Mon, Jun 1, 2026 at 9:00 AM Early Access <beta-feedback@example.com> wrote:\n";

        assertThat(Stream.of(
                        "See below.\n\n" + header + mail,
                        "See below.\n\n-----Original Message-----\n" + header + wrapped(mail, 60),
                        "See below.\n\n-----Ursprüngliche Nachricht-----\n" + mail,
                        "See below.\n\n" + mail,
                        "See below.\n\n" + attribution + mail.replaceAll("(?m)^", "> "),
                        "See below.\n\n" + attribution + wrapped(mail, 70).replaceAll("(?m)^", "> ")))
                .allSatisfy(text -> assertThat(answer(text).replaceAll("\\s+", " "))
                        .startsWith("See below.")
                        .contains(addition)
                        .doesNotContain("One sentence is enough", "You have been", "follow the link", "Tell us what"));
    }

    private static String wrapped(String text, int width) {
        return text.replaceAll("(?m)(.{1," + width + "})(?: |$)", "$1\n").replaceAll("(?m)^\n\n", "\n");
    }

    @Test
    void keepsWhatIsWrittenIntoATrimmedQuote() {
        assertThat(answer("""
                Hi!

                From: Beta <beta-feedback+17-abc@example.com>
                Sent: Monday, June 1, 2026 09:00
                To: Ada <ada@people.example>
                Subject: What should we change about Dark mode?

                One sentence is enough.
                The font.
                """)).isEqualTo("Hi!\n\nThe font.");
        assertThat(answer("""
                On Mon, Jun 1, 2026 at 9:00 AM Early Access <beta-feedback@example.com> wrote:
                > One sentence is enough. Just reply to this mail, or follow the link.
                > The font is too small, and I do not like the colours.
                """)).isEqualTo("The font is too small, and I do not like the colours.");
    }

    @Test
    void recognisesOurWordsInAnyLanguageAndProgram() {
        assertThat(answer("""
                Too dark.

                loQ vagh, Early Access ghItlh
                ~~~
                Hello Ada,
                You have been using the beta of Dark mode
                for a while. What should we change before
                everybody gets it?
                One sentence is enough. Just reply to
                this mail, or follow the link.
                Tell us what you think <https://links.gateway.example/?u=https%3A%2F%2Fapp.example.com%2F17>
                You get this mail because you opted in to the beta of Dark mode.""")).isEqualTo("Too dark.\n\nloQ vagh, Early Access ghItlh");
    }

    @Test
    void cutsTheHeaderAboveOurWordsInAnUnknownLanguage() {
        assertThat(answer("""
                Too dark.

                ngeHwI': Early Access <beta-feedback@example.com>
                jaj: 26.11.2026 10:00
                Hevwi': Ada <ada@people.example>
                qech: What should we change about Dark mode?

                Hello Ada,

                You have been using the beta of Dark mode for a while. What should we change before everybody gets it?

                One sentence is enough. Just reply to this mail, or follow the link.""")).isEqualTo("Too dark.");
        assertThat(answer("""
                Too dark.

                26.11.2026 10:00 beta-feedback@example.com jatlh:
                You have been using the beta of Dark mode for a while. What should we change before everybody gets it?
                """)).isEqualTo("Too dark.");
    }

    @Test
    void recognisesOurWordsBetweenOthers() {
        assertThat(answer("""
                > You have been using the beta of Dark mode for a while. What should we
                > change before everybody gets it?
                The colours
                > One sentence is enough.
                Here are two.""")).isEqualTo("The colours\n\nHere are two.");
    }

    @Test
    void keepsAnErrorThatIsQuotedBelowOurWords() {
        assertThat(answer("""
                On Thu, Nov 26, 2026 at 10:00 AM Early Access <beta-feedback@example.com> wrote:
                > What should we change before everybody gets it?

                It says this.

                > Could not save: quota exceeded

                Then it closes.""")).isEqualTo("It says this.\n\n> Could not save: quota exceeded\n\nThen it closes.");
    }

    @Test
    void keepsWhatIsWrittenIntoTheQuotedMail() {
        assertThat(answer("""
                See below.

                ________________________________
                From: Early Access <beta-feedback@example.com>
                Sent: Thursday, November 26, 2026 10:00 AM
                To: Ada <ada@people.example>
                Subject: What should we change about Dark mode?

                Hello Ada,

                You have been using the beta of Dark mode for a while. What should we change before everybody gets it?
                Only the font.

                One sentence is enough. Just reply to this mail, or follow the link.
                Two are better.

                Tell us what you think<https://app.example.com/feedback?id=17>

                You get this mail because you opted in to the beta of Dark mode.""")).isEqualTo("See below.\n\nOnly the font.\n\nTwo are better.");
    }

    @Test
    void keepsWhatIsWrittenWithMarksLikeTheQuote() {
        assertThat(answer("""
                > Hello Ada,
                >
                > You have been using the beta of Dark mode for a while. What should we change before everybody gets it?
                >
                > The font is too small.
                >
                > One sentence is enough. Just reply to this mail, or follow the link.
                > You get this mail because you opted in to the beta of Dark mode.""")).isEqualTo("The font is too small.");
    }

    @Test
    void recognisesShortLinesBelowALongCopy() {
        assertThat(answer("""
                You have been using the beta of Dark mode for a while. What should we change before everybody gets it?
                The font.
                Tell us what you think:
                No, thanks.""")).isEqualTo("The font.\n\nNo, thanks.");
    }

    @Test
    void readsWhatIsWrittenBelowTheQuotedMail() {
        assertThat(answer("""
                From: Early Access <beta-feedback@example.com>
                Sent: Thursday, November 26, 2026 10:00 AM
                To: Ada <ada@people.example>
                Subject: What should we change about Dark mode?

                You have been using the beta of Dark mode for a while. What should we change before everybody gets it?
                One sentence is enough. Just reply to this mail, or follow the link.
                You get this mail because you opted in to the beta of Dark mode.

                The font.""")).isEqualTo("The font.");
    }

    @Test
    void keepsWhatIsWrittenWithMarksBesideOtherWords() {
        assertThat(answer("""
                See below.

                On Thu, Nov 26, 2026 at 10:00 AM Early Access <beta-feedback@example.com> wrote:
                > You have been using the beta of Dark mode for a while. What should we change before everybody gets it?
                > The font is too small.
                > One sentence is enough. Just reply to this mail, or follow the link.
                > You get this mail because you opted in to the beta of Dark mode.""")).isEqualTo("See below.\n\nThe font is too small.");
    }

    /** An older wording of our mail, or another language. */
    @Test
    void cutsWhatStandsWithMarksBelowAHeaderWithoutOurWords() {
        String attribution = "On Mon, Jun 1, 2026 at 9:00 AM Early Access <beta-feedback@example.com> wrote:\n";

        assertThat(answer("Too dark.\n\n" + attribution + "> Hallo Ada,\n> Sie benutzen Dark mode seit einer Woche."))
                .isEqualTo("Too dark.");
        assertThat(answer(attribution + ">\n> What do you like?\n\nGrey.\n\n> What should we change?\n\nBlue."))
                .isEqualTo("Grey.\n\nBlue.");
    }

    @Test
    void recognisesOurLinksWithOtherTokensAndInTwoLines() {
        String token = "ZmVlZGJhY2stcmVxdWVzdHM6YWRh.uH3SIcBE2sCmUatO7MV";
        AnsweredMail answered = AnsweredMail.of(SUBJECT, ASKED + """

                mailto:beta-feedback+17-abc@example.com?subject=Feedback%3A%20Dark%20mode

                http://localhost:8080/unsubscribe/preview
                """, "");

        for (String unsubscribe : List.of("unsubscribe/" + token, "unsubscribe/\n" + token)) {
            String text = "Too dark.\n\n" + ASKED
                    + "\nmailto:beta-feedback+18-def@example.com\n?subject=Feedback%3A%20Dark%20mode\n\n"
                    + "http://localhost:8080/" + unsubscribe + "\n\n";
            ReplyClues clues = new ReplyClues(null, null, US, true, answered);
            assertThat(ReplyExtractor.of(text + "The font.", clues)).isEqualTo("Too dark.\n\nThe font.");
            assertThat(ReplyExtractor.of(text + "http://localhost:8080/charts/7", clues))
                    .isEqualTo("Too dark.\n\nhttp://localhost:8080/charts/7");
        }
    }

    @Test
    void keepsTheSendersWordsThatAreAlsoOurs() {
        assertThat(answer("Hello,\n\nDark mode for a while is enough.\n\nHello Ada,"))
                .isEqualTo("""
                Hello,

                Dark mode for a while is enough.

                Hello Ada,""");
    }

    @Test
    void comparesAMailWithoutSpacesBetweenWords() {
        AnsweredMail answered = AnsweredMail.of("ダークモード", "ダークモードをしばらくお使いいただいています。何を変えるべきでしょうか。", "");

        assertThat(ReplyExtractor.of(
                        "文字が小さいです。\n\nダークモードをしばらくお使いいただいて\nいます。何を変えるべきでしょうか。",
                        new ReplyClues(null, null, US, true, answered)))
                .isEqualTo("文字が小さいです。");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The trip:\n\nFrom: Vienna\nDate: 26.11.2026\nTo: Berlin\nSubject: train\n\nis not shown.",
                "From: the settings page\nTo: the list\nSubject: missing",
                "It goes\nFrom: 26.11.2026 10:00\nTo: 27.11.2026 10:00\nDate: wrong",
                "These mails never arrive:\n\nFrom: ada@people.example\nTo: bo@people.example\n\nWhy?",
                "Von: 1.1.2026\nBis: 5.1.2026\nBetreff: Urlaub",
                "On the topic of colours, Bo wrote:\n\nThey are too pale.",
                "Le 3 mai, mon collègue a écrit :\nC'est trop petit.",
                "Subject: too long\nSent: twice",
            })
    void keepsLinesThatOnlyLookLikeAHeader(String text) {
        assertThat(unmatched("Re: Dark mode", text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Two lines:\n\n> Error 17\n\nand nothing else.",
                "It tells me:\n> Could not save: quota exceeded",
                "It stops at\n>= 500 entries\nand hangs.",
                "The list hangs with\n>500 entries.",
                ">500 entries hang.",
                "I ran\n> npm install\n> npm start",
                "I am annoyed.\n>:(",
                "It asks me\n\n> Do you want to save your changes?\n\nand closes.",
            })
    void keepsWhatTheSenderQuotes(String text) {
        assertThat(unmatched("Re: Dark mode", text)).isEqualTo(text);
        assertThat(
                        unmatched(
                                "Re: Dark mode",
                                text
                                        + "\n\nOn Thu, Nov 26, 2026 at 10:00 AM Early Access <beta@example.com> wrote:\n\n> What?"))
                .isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "---------- Forwarded message ---------",
                "-------- Weitergeleitete Nachricht --------",
                "-------- Message transféré --------",
                "Begin forwarded message:",
                "Anfang der weitergeleiteten Nachricht:",
                "---------- 轉寄的郵件 ---------"
            })
    void keepsAForwardedMail(String title) {
        String text = "Look:\n\n" + title + "\nFrom: Bo <bo@people.example>\nDate: Wed, Nov 25, 2026 at 9:00 AM\n"
                + "Subject: Dark mode\nTo: Ada <ada@people.example>\n\nThe charts are too dark.";

        assertThat(unmatched("Fwd: Dark mode", text)).isEqualTo(text);
        assertThat(unmatched("Fwd: Dark mode", text.replace("bo@people.example", "beta@example.com")))
                .isEqualTo("Look:");
    }

    @Test
    void keepsAMailThatOutlookForwards() {
        String text = """
                Look:

                Von: Bo <bo@people.example>
                Gesendet: Mittwoch, 25. November 2026 09:00
                An: Ada <ada@people.example>
                Betreff: Dark mode

                The charts are too dark.""";

        assertThat(unmatched("WG: Dark mode", text)).isEqualTo(text);
        assertThat(unmatched("AW: Dark mode", text)).isEqualTo("Look:");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--\nAda",
                "--\nAda Example\nHead of Charts",
                "--\nCharts Ltd\n+43 1 234 5678",
                "-- \nA motto of a few words",
                "--\nExample Ltd | www.people.example",
            })
    void cutsTheSignature(String signature) {
        assertThat(unmatched("Re: Dark mode", "Good.\n\n" + signature)).isEqualTo("Good.");
    }

    @Test
    void keepsALongTextBelowTheSignatureBelowAQuote() {
        String text = "This stands below the quote and the signature, and is said as well";

        assertThat(unmatched("Re: Dark mode", "Good.\n\nOn 26.11.2026 10:00, Bo wrote:\n> What?\n\n-- \n" + text))
                .isEqualTo("Good.\n\n" + text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Good: it is quick.\n--\nBad: it loses my drafts.",
                "Good\n\n--\n\nit is quick, and it does not lose my drafts any more",
                "One\n--\nTwo\n--\nThree",
                "-- \nThis is no signature at all but a sentence below a separator",
            })
    void keepsWhatIsSeparatedByDashes(String text) {
        assertThat(unmatched("Re: Dark mode", text)).isEqualTo(text.replace("-- \n", "--\n"));
    }

    private static final String PASTED = """
            This mail came twice:

            From: Beta <%s>
            Sent: Monday, June 1, 2026 09:00
            To: Ada <ada@people.example>
            Subject: %s

            The charts are here.

            Why?""";

    @Test
    void keepsAHeaderInAMailThatAnswersNone() {
        String text = PASTED.formatted("beta@example.com", "Mails come twice");
        ReplyClues clues = new ReplyClues(
                new Originator("ada@people.example", "Ada"),
                "Mails come twice",
                List.of("beta@example.com"),
                false,
                null);

        assertThat(ReplyExtractor.of(text, clues)).isEqualTo(text);
        assertThat(ReplyExtractor.of("Bo says:\n\nOn 26.11.2026 10:00, Bo wrote:\n> What?\n\nMe too.", clues))
                .isEqualTo("Bo says:\n\nOn 26.11.2026 10:00, Bo wrote:\n> What?\n\nMe too.");
        assertThat(unmatched("Mails come twice", text)).isEqualTo("This mail came twice:");
    }

    @Test
    void keepsAHeaderOfAnotherMailThanTheAnswered() {
        String others = PASTED.formatted("bo@others.example", "Charts");

        assertThat(unmatched("Re: Dark mode", others)).isEqualTo(others);
        assertThat(unmatched("Re: Charts", others)).isEqualTo("This mail came twice:");
        assertThat(unmatched("Re: Dark mode", PASTED.formatted("beta@example.com", "Charts")))
                .isEqualTo("This mail came twice:");
        assertThat(answer(others + "\n\nOn 26.11.2026 10:00, Early Access <beta-feedback@example.com> wrote:\n"
                        + ASKED.replaceAll("(?m)^", "> ")))
                .isEqualTo(others);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-----Original Message-----",
                "-------- Urspr\u00fcngliche Nachricht --------",
                "-----Message d'origine-----",
                "-----\u539f\u59cb\u90ae\u4ef6-----",
                "-----Mensaje original-----",
                "-----Oorspronkelijk bericht-----\u00a0",
            })
    void cutsTheTitleOfTheOriginal(String title) {
        String original = title + "\n\n" + title + "\nFrom: Beta <beta-feedback+17-abc@example.com>\n"
                + "Sent: Monday, June 1, 2026 09:00\nTo: Ada <ada@people.example>\nSubject: Dark mode\n\n" + ASKED;

        assertThat(answer("Too dark.\n\n" + original)).isEqualTo("Too dark.");
        assertThat(answer("Too dark.\n\n" + title + "\n" + ASKED)).isEqualTo("Too dark.");
        assertThat(answer(original + "\n\nToo dark.")).isEqualTo("Too dark.");
        assertThat(unmatched("Re: Dark mode", "Too dark.\n\n" + original)).isEqualTo("Too dark.");
        assertThat(unmatched("Re: Dark mode", original + "\n\nToo dark."))
                .endsWith("Too dark.")
                .doesNotContain(title.strip());
    }
}
