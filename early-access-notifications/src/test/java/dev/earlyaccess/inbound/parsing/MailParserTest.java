package dev.earlyaccess.inbound.parsing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.inbound.parsing.ParsedMail.Nature;
import dev.earlyaccess.inbound.parsing.ParsedMail.Originator;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailParserTest {

    private static final String ASKED = "<1.00000000-0000-4000-8000-000000000001@example.com>";

    @Test
    void readsGmail() {
        ParsedMail mail = read("gmail");

        assertThat(mail.nature()).isEqualTo(Nature.REPLY);
        assertThat(mail.sender()).isEqualTo(new Originator("ada@example.com", "Ada Lovelace"));
        assertThat(mail.subject()).isEqualTo("Re: What should we change about Dark mode?");
        assertThat(mail.text()).isEqualTo("""
                Love it! Two things:

                * the charts are too dark
                * the switch should follow my system 🌙

                Thanks,
                Ada""");
        assertThat(mail.messageId()).isEqualTo("<CAGx1=gmail-7h2k@mail.gmail.com>");
        assertThat(mail.references()).containsExactly(ASKED);
        assertThat(mail.recipients())
                .containsExactly("beta-feedback@example.com", "beta-feedback+1-aaaaaaaaaaaaaaaa@example.com");
        assertThat(mail.attachments()).isEmpty();
    }

    @Test
    void readsTextBetweenTheQuotes() {
        assertThat(read("gmail-in-between").text()).isEqualTo("""
                The colours.

                The charts. Prices > 100 can't be read.""");
    }

    @Test
    void readsGmailInGerman() {
        ParsedMail mail = read("gmail-german");

        assertThat(mail.sender()).isEqualTo(new Originator("juergen@example.com", "Jürgen Müller"));
        assertThat(mail.subject()).isEqualTo("Re: Was sollen wir an Dark mode ändern?");
        assertThat(mail.text()).isEqualTo("""
                Schön gemacht, aber die Überschriften sind zu dunkel.

                Viele Grüße
                Jürgen""");
    }

    @Test
    void readsGmailInFrench() {
        ParsedMail mail = read("gmail-french");

        assertThat(mail.sender()).isEqualTo(new Originator("noel@example.com", "Noël Lefèvre"));
        assertThat(mail.text()).isEqualTo("C'est très réussi. Il manque seulement un bouton dans le menu.");
    }

    @Test
    void readsRepliesInAnUnknownLanguage() {
        ParsedMail mail = read("gmail-japanese");

        assertThat(mail.sender()).isEqualTo(new Originator("yamada@example.com", "山田"));
        assertThat(mail.text()).isEqualTo("とても見やすいです。");
    }

    @Test
    void readsOutlook() {
        ParsedMail mail = read("outlook-desktop");

        assertThat(mail.text()).isEqualTo("It’s good, but printing gives me black pages.\n\nGrace");
        assertThat(mail.attachments()).containsExactly("image001.png (1 KB)");
        assertThat(read("outlook-desktop-html-only").text()).isEqualTo(mail.text());
    }

    @Test
    void readsOutlookInGerman() {
        ParsedMail mail = read("outlook-german");

        assertThat(mail.sender()).isEqualTo(new Originator("emmy@example.com", "Noether, Emmy"));
        assertThat(mail.subject()).isEqualTo("AW: Was sollen wir an Dark mode ändern?");
        assertThat(mail.text()).isEqualTo("""
                Guten Tag,

                die Tabellen sind im dunklen Modus kaum zu lesen.

                Mit freundlichen Grüßen
                Emmy Noether""");
    }

    @Test
    void readsOutlookOnTheWebInFrench() {
        assertThat(read("outlook-web").text()).isEqualTo("""
                Bonjour,

                le contraste est trop faible pour les liens.

                Marie""");
    }

    @Test
    void readsOutlookAsHtmlInALanguageThatItDoesNotKnow() {
        assertThat(read("outlook-web-html-only").text())
                .isEqualTo("Kiitos, toimii hyvin.\n\nKs. kuva (https://example.com/kuva).");
    }

    @Test
    void readsApplesMailAroundAPicture() {
        ParsedMail mail = read("apple-iphone");

        assertThat(mail.text()).isEqualTo("""
                The button is hard to find, see here:

                Could it be in the menu?""");
        assertThat(mail.attachments()).containsExactly("Bildschirmfoto für euch.png (2 KB)");
    }

    @Test
    void readsApplesMailInGerman() {
        ParsedMail mail = read("apple-mail-german");

        assertThat(mail.subject()).isEqualTo("Re: Was sollen wir an Dark mode ändern?");
        assertThat(mail.text())
                .isEqualTo("Mir gefällt es sehr, nur ist der Text in den Tabellen auf meinem "
                        + "älteren Bildschirm kaum zu erkennen.");
    }

    @Test
    void readsTextBelowTheQuote() {
        assertThat(read("thunderbird-below").text()).isEqualTo("""
                Nothing, really. The only thing is that a page flashes white before it becomes dark.

                On Monday I wrote to support about it:
                they know.""");
    }

    @Test
    void makesPlainTextOfHtml() {
        assertThat(read("thunderbird-html-only").text()).isEqualTo("""
                The “charts”:

                - too dark
                - too small

                  a = 1
                  b = 2""");
        assertThat(read("html-only").text()).isEqualTo("""
                Less blue, more grey.

                2 < 3 & 5 > 4

                Barbara""");
        assertThat(read("yahoo").text()).isEqualTo("Make it the default, please.");
    }

    @Test
    void namesTheActualSenderOfTheReply() {
        ParsedMail mail = read("forwarded-to-a-colleague");

        assertThat(mail.sender()).isEqualTo(new Originator("kurt@other.example", "Kurt Friedrich"));
        assertThat(mail.text()).isEqualTo("""
                Ada sent me this. For our team the contrast is what matters.

                Kurt""");
        assertThat(mail.references()).containsExactly(ASKED, "<fwd-1@example.com>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"vacation-exchange", "vacation-gmail", "vacation-old-server", "read-receipt"})
    void recognisesAutomaticMails(String sample) {
        assertThat(read(sample).nature()).isEqualTo(Nature.AUTOMATIC);
    }

    @Test
    void treatsAMailingListReplyAsWrittenByAPerson() {
        assertThat(read("""
                From: ada@example.com
                Precedence: bulk
                List-Id: <beta-feedback.example.com>
                Auto-Submitted: no

                Fine.""").nature()).isEqualTo(Nature.REPLY);
    }

    @Test
    void readsABounce() {
        ParsedMail mail = read("bounce");
        DeliveryReport report = mail.report();

        assertThat(mail.nature()).isEqualTo(Nature.BOUNCE);
        assertThat(report.messageIds()).containsExactly(ASKED);
        assertThat(report.replyTo()).containsExactly("beta-feedback+1-aaaaaaaaaaaaaaaa@example.com");
        assertThat(report.failedPermanently()).hasValueSatisfying(failed -> {
            assertThat(failed.addresses()).containsOnly("ada@example.com");
            assertThat(failed.reason())
                    .isEqualTo("550 5.1.1 <ada@example.com>: Recipient address rejected: User unknown");
        });
        assertThat(mail.text()).startsWith("This is the mail system at host mx.example.com.");
    }

    @Test
    void readsABounceOfExchange() {
        DeliveryReport report = read("bounce-exchange").report();

        assertThat(report.messageIds()).containsExactly(ASKED);
        assertThat(report.failedPermanently()).hasValueSatisfying(failed -> assertThat(failed.reason())
                .startsWith("550 5.1.10 RESOLVER.ADR.RecipientNotFound"));
    }

    @Test
    void distinguishesTemporaryFromPermanentBounces() {
        assertThat(read("bounce-for-now").nature()).isEqualTo(Nature.BOUNCE);
        assertThat(read("bounce-for-now").report().failedPermanently()).isEmpty();
    }

    @Test
    void readsAsMuchAsPossibleOfABrokenMail() {
        ParsedMail mail = read("broken");

        assertThat(mail.nature()).isEqualTo(Nature.REPLY);
        assertThat(mail.sender()).isEqualTo(new Originator("zoe@example.com", "Zoë"));
        assertThat(mail.subject()).isEqualTo("Größe passt nicht");
        assertThat(mail.text()).startsWith("Die Größe passt nicht. Danke.").contains("and this");
        assertThat(mail.attachments()).singleElement().asString().startsWith("../../etc/pass wd.pdf");
        assertThat(mail.messageId())
                .matches("<[0-9a-f]{64}@no-message-id\\.invalid>")
                .isEqualTo(read("broken").messageId());
    }

    @ParameterizedTest
    @ValueSource(strings = {"<>", "<@mail.example.com>", "<1>", "none", "<1@>"})
    void makesUpAMessageIdWhereTheMailHasNoneOfItsOwn(String id) {
        assertThat(read("From: ada@example.com\nMessage-ID: " + id + "\n\nHello")
                        .messageId())
                .endsWith("@no-message-id.invalid>")
                .isNotEqualTo(read("From: ada@example.com\nMessage-ID: " + id + "\n\nMore")
                        .messageId());
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain; name=mail.txt", "text/markdown", "text/x-anything"})
    void readsTextOfEveryType(String type) {
        assertThat(read("From: ada@example.com\nContent-Type: " + type + "\n\nHello")
                        .text())
                .isEqualTo("Hello");
    }

    @Test
    void readsTheFirstTextEvenUnderAName() {
        ParsedMail mail = read("Content-Type: multipart/mixed; boundary=b\n\n"
                + "--b\nContent-Type: text/plain; name=mail.txt\n\nHello\n"
                + "--b\nContent-Type: text/plain; name=log.txt\n\nAn error\n--b--");

        assertThat(mail.text()).isEqualTo("Hello");
        assertThat(mail.attachments()).containsExactly("log.txt (1 KB)");
    }

    @Test
    void readsTheRestWhereOnePartIsBroken() {
        String rest = "word ".repeat(4_000).strip();
        ParsedMail mail = read("Content-Type: multipart/mixed; boundary=b\n\n"
                + "--b\nContent-Type: text/plain\nContent-Transfer-Encoding: base64\n\nSGVsbG8h\nSGVs%\n"
                + "--b\nContent-Type: text/plain\n\n" + rest + "\n--b--");

        assertThat(mail.text()).startsWith("Hello!").contains(rest);
    }

    @Test
    void keepsALineThatOnlyBeginsLikeAQuote() {
        assertThat(
                        read("Content-Type: text/plain; format=flowed\n\nThese fail:\n >= 100 items\n > 200 pages\n\n> Which?\n")
                                .text())
                .isEqualTo("These fail:\n>= 100 items\n> 200 pages");
    }

    @Test
    void makesSomethingOfNothing() {
        assertThat(read("no-text").text()).isEqualTo("[This mail has no text.]");
        assertThat(read("no-text").attachments()).containsExactly("scan.pdf (1 KB)");
        assertThat(read("").text()).isEqualTo("[This mail has no text.]");
        assertThat(read("").sender()).isNull();
        assertThat(read("\0\0\0 no mail at all").subject()).isNull();
    }

    @Test
    void keepsATextThatConsistsOfQuotesOnly() {
        assertThat(read("Subject: x\n\n> I wrote in the middle of the quote").text())
                .isEqualTo("> I wrote in the middle of the quote");
        assertThat(read("Subject: x\n\n-- \nAda").text()).isEqualTo("--\nAda");
    }

    @Test
    void limitsTheSize() {
        ParsedMail mail = read("Subject: " + "s".repeat(5_000) + "\n\n" + "word ".repeat(500_000));

        assertThat(mail.subject()).hasSize(500);
        assertThat(mail.text()).hasSizeBetween(50_000, 50_100).endsWith("[The rest of this mail was left out.]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Am 12. November habe ich euch das schon geschrieben:\nDie Farben sind zu dunkel.",
                "Nice.\n\nAm 12. November habe ich euch das schon geschrieben:\nDie Farben sind zu dunkel.",
                "Nice.\n\nOn 3 June my colleague already wrote:\n\nThe charts are too small.",
                "The filter:\n\nFrom: 1 Jan\nTo: 5 Jan\nDate: is wrong\n\nPlease mend it.",
            })
    void keepsTextThatOnlyResemblesAQuote(String text) {
        assertThat(read("From: ada@example.com\n\n" + text).text()).isEqualTo(text);
    }

    @Test
    void cutsAQuoteBelowALineThatNamesItsAuthor() {
        assertThat(
                        read("From: ada@example.com\n\nNice.\n\nOn 8 June 2026 Early Access <beta@example.com> wrote:\nHi Ada")
                                .text())
                .isEqualTo("Nice.");
    }

    @Test
    void leavesOutQuotesThatAreIndented() {
        assertThat(read("Content-Type: text/plain\n\nThis one.\n\n > Which?\n").text())
                .isEqualTo("This one.");
    }

    @Test
    @Timeout(120)
    void isNotLedTooDeep() {
        StringBuilder mail = new StringBuilder("From: a@a\nContent-Type: multipart/mixed; boundary=b0\n\n");
        for (int i = 0; i < 1_000; i++) {
            mail.append("--b%d\nContent-Type: multipart/mixed; boundary=b%d\n\n".formatted(i, i + 1));
        }

        assertThat(read(mail.toString()).text()).isNotBlank();
        assertThat(read("From: " + "a@a, ".repeat(100_000) + "\nReferences: " + "<a@a> ".repeat(100_000) + "\n\nHello")
                        .text())
                .isEqualTo("Hello");
        assertThat(read("To: %s\n".formatted("a".repeat(40_000)).repeat(200) + "To: ada@example.com\n\nHello")
                        .recipients())
                .isEmpty();
    }

    @Test
    @Timeout(120)
    void parsesManyInvalidAddressesQuickly() {
        String none = "To: %s @\n".formatted("a".repeat(45_000));

        assertThat(read("Delivered-To: ada@example.com\n" + none.repeat(50)
                                + none.replace("To", "Cc").repeat(50) + "\nHello")
                        .recipients())
                .containsExactly("ada@example.com");
    }

    /** A delivery report of many parts, each with very many blocks, would use up the memory. */
    @Test
    @Timeout(120)
    void takesOfAReportNoMoreThanAServerSends() {
        String blocks = "--b\nContent-Type: message/delivery-status\n\n"
                + "Final-Recipient: rfc822; ada@example.com\nX-Original-Message-ID: <1@a>\n\n".repeat(800);
        DeliveryReport report = read("Content-Type: multipart/report; boundary=b\n\n" + blocks.repeat(190) + "--b--")
                .report();

        assertThat(report.recipients()).hasSizeBetween(1, 250);
        assertThat(report.messageIds()).containsExactly("<1@a>");
    }

    private static ParsedMail read(String sampleOrMail) {
        return sampleOrMail.matches("[a-z-]+")
                ? Sample.parsed(sampleOrMail)
                : Sample.parsed(sampleOrMail.getBytes(StandardCharsets.UTF_8));
    }
}
