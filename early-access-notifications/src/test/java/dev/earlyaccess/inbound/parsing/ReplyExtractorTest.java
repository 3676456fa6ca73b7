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
                arguments(how, how + " > 500 MB", "> 500 MB"),
                arguments(how, how + "\n> 500 MB", "> 500 MB"),
                arguments(how, how + " -> no", "-> no"),
                arguments(how, how + " 100 %", "100 %"),
                arguments(how, how + " %", "%"),
                arguments(how, how + " (no!)", "(no!)"),
                arguments(how, how + " \u00bfNo?", "\u00bfNo?"),
                arguments(how, how + " #5", "#5"),
                arguments(how, how + " *no*", "*no*"),
                arguments(how, how + " -1", "-1"),
                arguments(how, how + " <3", "<3"),
                arguments(how, how + " \"No\"", "\"No\""),
                arguments(how, how + "\n- no\n- 5 %", "- no - 5 %"),
                arguments(how, how + "\n/etc/hosts", "/etc/hosts"),
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
                Tell us what you think <https://links.gateway.example/?u=https%3A%2F%2Fapp.example.com%2Ffeedback%3Fid%3D17>
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I saw it on 26.11.2026 10:00:",
                "On 26.11. it crashed at 10:00",
                "This is for bo@people.example:",
                "Date: 26.11.2026 is shown\nSubject: is missing",
                "Subject: is missing",
            })
    void keepsALineAboveOurWordsThatOnlyLooksLikeAHeader(String line) {
        String rest = "\n\n-----Original Message-----\nFrom: Beta <beta-feedback+17-abc@example.com>\n"
                + "Sent: Monday, June 1, 2026 09:00\nTo: Ada <ada@people.example>\nSubject: Dark mode\n\n" + ASKED;

        assertThat(answer("Hi!\n" + line + "\n" + ASKED)).isEqualTo("Hi!\n" + line);
        assertThat(answer(line + "\n\nEarly Access <beta-feedback@example.com>\nwrites:\n\n"
                        + ASKED.replaceAll("(?m)^", "> ")))
                .isEqualTo(line);
        assertThat(answer(line + "\n________________________________" + rest)).isEqualTo(line);
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

    /** An older wording of our mail, or another language: the mail program says that it is a quote. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "On Mon, Jun 1, 2026 at 9:00 AM Early Access <beta-feedback@example.com> wrote:\n",
                "> On Mon, Jun 1, 2026 at 9:00 AM Early Access <beta-feedback@example.com> wrote:\n>\n",
            })
    void cutsAQuoteBelowAHeaderOfWhichNothingIsKnown(String attribution) {
        assertThat(answer("See below.\n\n" + attribution + "> Hallo Ada,\n> Sie benutzen Dark mode seit einer Woche."))
                .isEqualTo("See below.");
        assertThat(answer(attribution + "> What do you like?\n\nGrey.")).isEqualTo("Grey.");
    }

    @Test
    void keepsAQuoteWithoutAHeaderOfWhichNothingIsKnown() {
        String quote = "> Hallo Ada,\n> Sie benutzen Dark mode seit einer Woche.\n> Too small.";

        assertThat(answer("See below.\n\n" + quote)).isEqualTo("See below.\n\n" + quote);
        assertThat(answer(quote)).isEqualTo(quote);
    }

    @Test
    void keepsWhatStandsBelowAHeaderIfNothingIsKnown() {
        String original =
                "Hallo Ada,\n\nSie benutzen Dark mode seit einer Woche. Was sollen wir \u00e4ndern?\nToo small.\n"
                        + "Ein Satz gen\u00fcgt. Antworten Sie einfach auf diese Mail, oder folgen Sie dem Link.";

        assertThat(answer("See below.\n\nFrom: Beta <beta-feedback+17-abc@example.com>\n"
                        + "Sent: Monday, June 1, 2026 09:00\nTo: Ada <ada@people.example>\n"
                        + "Subject: Dark mode\n\n" + original))
                .isEqualTo("See below.\n\n" + original);
    }

    private static final AnsweredMail TABLE = AnsweredMail.of(
            "Dark mode: 3 users left",
            "Hello Ada,\n\nThis week, fewer users than in the week before had Dark mode switched on.\n\nUsers who left\n3\n\nYes\n\n"
                    + "We would like to know why they do not want it any more.\n\nThank you!",
            "");

    private static String answerToTable(String text) {
        return ReplyExtractor.of(text, new ReplyClues(null, null, US, true, TABLE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"3 %", "3 \u20ac", "+3", "3 \ud83d\ude00", "Yes!", "Thank you.", "Thank you!", "> 3"})
    void keepsALineThatIsLikeOneOfOurs(String line) {
        String header = """
                See below.

                From: Beta <beta-feedback+17-abc@example.com>
                Sent: Monday, June 1, 2026 09:00
                To: Ada <ada@people.example>
                Subject: Dark mode: 3 users left

                """;
        String first = "This week, fewer users than in the week before had Dark mode switched on.";
        String last = "We would like to know why they do not want it any more.";

        assertThat(Stream.of(
                        header + first + "\n" + line,
                        header + first + "\n\n" + line + "\n\n" + first,
                        "See below.\n\n"
                                + ("Hello Ada,\n" + first + "\n" + line + "\n" + last).replaceAll("(?m)^", "> "),
                        "See below.\n\n" + first + "\n" + line + "\n" + last))
                .allSatisfy(text -> assertThat(answerToTable(text)).isEqualTo("See below.\n\n" + line));
    }

    @Test
    void cutsOurShortLinesBetweenAdditions() {
        assertThat(answerToTable("""
                > Hello Ada,
                Hi!
                > This week, fewer users than in the week before had Dark mode switched on.
                >
                > Users who left
                Three?
                > 3
                Really?
                > Yes
                > We would like to know why they do not want it any more.
                No idea.
                > Thank you!
                """)).isEqualTo("Hi!\n\nThree?\n\nReally?\n\nNo idea.");
    }

    /** What a person repeats of our words, and where. */
    static Stream<Arguments> repetitions() {
        return Stream.of(
                arguments("One sentence is enough.", "One sentence is enough. enough", "enough"),
                arguments("or follow the link.", "or follow the link the link.", "the link"),
                arguments("What should we change before", "What should we change change before", "change"),
                arguments(
                        "One sentence is enough.",
                        "One sentence is enough. One sentence is enough. Just",
                        "One sentence is enough. Just"),
                arguments(
                        "One sentence is enough.",
                        "One sentence is enough? Really? One sentence is enough.",
                        "One sentence is enough? Really?"),
                arguments("mode for a while.", "mode for a while. I used it for a while.", "I used it for a while."),
                arguments(
                        "One sentence is enough.",
                        "One sentence is enough.\nYou write: One sentence is enough. But it is not!",
                        "You write: One sentence is enough. But it is not!"));
    }

    @ParameterizedTest
    @MethodSource("repetitions")
    void keepsWhatTheSenderRepeatsOfOurWords(String line, String withRepetition, String repetition) {
        String mail = ASKED.replace(line, withRepetition);

        assertThat(Stream.of(mail, mail.replaceAll("(?m)^", "> "), wrapped(mail, 60)))
                .allSatisfy(text -> assertThat(answer("See below.\n\n" + text).replaceAll("[>\\s]+", " "))
                        .startsWith("See below.")
                        .contains(repetition)
                        .doesNotContain("Just reply to", "You have been", "Tell us what"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://app.example.com/some/page",
                "https://app.example.com/",
                "https://app.example.com/feedback?id=18",
                "(https://bugs.people.example/1)",
                "<https://bugs.people.example/1>",
                "[https://bugs.people.example/1]",
                "See this (https://app.example.com/some/page).",
                "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fapp.example.com%2Fsome%2Fpage&data=05",
            })
    void keepsALinkThatIsNotInOurMail(String link) {
        String last = "You get this mail because you opted in to the beta of Dark mode.";
        String mail = ASKED.replace(last, link + "\n" + last);

        assertThat(Stream.of(mail, mail.replaceAll("(?m)^", "> "), mail.replace("\n" + last, " " + last)))
                .allSatisfy(text -> assertThat(answer("See below.\n\n" + text)).isEqualTo("See below.\n\n" + link));
    }

    /** What mail programs and servers make of the link to give feedback. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Tell us what you think<https://app.example.com/feedback?id=17>",
                "[Tell us what you think](https://app.example.com/feedback?id=17)",
                "Tell us what you think:\nhttps://app.example.com/\nfeedback?id=17",
                "Tell us what you think:\nhttps://app.example.com\n/feedback\n?id=17",
                "Tell us what you think (https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fapp.example.com%2Ffeedback%3Fid%3D17&data=05%7C02%7Cada%40people.example)",
                "Tell us what you think <https://urldefense.com/v3/__https://app.example.com/feedback?id=17__;!!A!b$>",
                "Tell us what you think <https://urldefense.proofpoint.com/v2/url?u=https-3A__app.example.com_feedback-3Fid-3D17&d=DwMF>",
                "Tell us what you think <https://protect-eu.mimecast.com/s/AbCdC1?domain=app.example.com>",
                "Tell us what you think:\nhttps://protect-eu.mimecast.com/s/AbCdC1",
                "Tell us what you think <https://linkprotect.cudasvc.com/url?a=https%3a%2f%2fapp.example.com%2ffeedback%3fid%3d17&c=E,1>",
            })
    void recognisesOurLinksAsProgramsAndServersWriteThem(String link) {
        String mail = ASKED.replace("Tell us what you think:\nhttps://app.example.com/feedback?id=17", link);

        assertThat(Stream.of(mail, mail.replaceAll("(?m)^", "> ")))
                .allSatisfy(text -> assertThat(answer("Too dark.\n\n" + text)).isEqualTo("Too dark."));
    }

    @Test
    void cutsTheLinkOfALogoAboveACopy() {
        AnsweredMail answered = AnsweredMail.of(
                SUBJECT, ASKED, "<a href='https://app.example.com/'><img src='https://app.example.com/logo.png'></a>");
        ReplyClues clues = new ReplyClues(null, null, US, true, answered);

        assertThat(ReplyExtractor.of("Too dark.\n\n(https://app.example.com/)\n\n" + ASKED, clues))
                .isEqualTo("Too dark.");
        assertThat(ReplyExtractor.of("Too dark.\n\n[https://app.example.com/logo.png]\n" + ASKED, clues))
                .isEqualTo("Too dark.");
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
