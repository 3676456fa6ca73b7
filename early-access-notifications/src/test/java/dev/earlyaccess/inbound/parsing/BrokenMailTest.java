package dev.earlyaccess.inbound.parsing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.inbound.parsing.ParsedMail.Nature;
import dev.earlyaccess.inbound.parsing.ParsedMail.Originator;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Mails that break the grammar, and mails whose character set is not what their label says. */
class BrokenMailTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "iso-8859-1 | windows-1252 | 5 € – “fast”…",
                "latin1 | windows-1252 | 5 € – “fast”…",
                "\"iso-8859-1\" | windows-1252 | œuvre",
                "'iso-8859-1' | windows-1252 | œuvre",
                "ISO_8859-1 format=flowed | windows-1252 | œuvre",
                "iso-8859-9 | windows-1254 | “ığşİ”",
                "iso-8859-11 | x-windows-874 | “ไทย”",
                "tis-620 | x-windows-874 | ไทย…",
                "shift_jis | windows-31j | ①髙橋㈱",
                "x-sjis | windows-31j | ①髙橋㈱",
                "iso-2022-jp | x-windows-50221 | ①髙橋",
                "euc-jp | x-eucJP-Open | ①日本語",
                "euc-kr | x-windows-949 | 똠방각하",
                "ks_c_5601-1987 | x-windows-949 | 똠방각하",
                "gb2312 | GBK | 镕€喆",
                "gbk | GB18030 | 㐀镕",
                "big5 | Big5-HKSCS | 嘅係",
                "macintosh | x-MacRoman | Größe",
                "x-mac-cyrillic | x-MacCyrillic | Привет",
                "koi8-r | KOI8-R | Привет",
                "koi8-ru | KOI8-U | Їжак",
                "win-1251 | windows-1251 | Привет",
                "iso-8859-8-i | ISO-8859-8 | שלום",
                "csisolatin2 | ISO-8859-2 | Žluťoučký",
                "latin-9 | ISO-8859-15 | 5 €",
                "utf-16le | UTF-16LE | Größe",
                "unicode-1-1-utf-8 | UTF-8 | Größe",
            })
    void readsCharsetsAsBrowsersDo(String label, String charset, String text) {
        byte[] mail = mail("Content-Type: text/plain; charset=" + label, text.getBytes(Charset.forName(charset)));

        assertThat(Sample.parsed(mail).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Nothing: 1",
                "Content-Type: text/plain",
                "Content-Type: text/plain; charset=us-ascii",
                "Content-Type: text/plain; charset=ascii",
                "Content-Type: text/plain; charset=unknown-8bit",
                "Content-Type: text/plain; charset=x-nonsense",
                "Content-Type: text/plain; charset=",
                "Content-Type: text/html; charset=us-ascii",
                "Content-Type: text"
            })
    void readsTextWithoutACharset(String header) {
        assertThat(Sample.parsed(mail(header, "Größe 5 €".getBytes(UTF_8))).text())
                .isEqualTo("Größe 5 €");
        assertThat(Sample.parsed(mail(header, "Größe 5 €".getBytes(Charset.forName("windows-1252"))))
                        .text())
                .isEqualTo("Größe 5 €");
    }

    @Test
    void losesNoCharacterOfMixedText() {
        byte[] mail = mail("Content-Type: text/plain; charset=utf-8", "Größe \u00f6 \u00df".getBytes(UTF_8));
        byte[] mixed = concat(mail, " Gr\u00f6\u00dfe".getBytes(ISO_8859_1));

        assertThat(Sample.parsed(mixed).text()).isEqualTo("Größe ö ß Größe");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<meta http-equiv=\"Content-Type\" content=\"text/html; charset=koi8-r\">",
                "<meta charset=koi8-r>",
                "<META CHARSET = 'KOI8-R' />",
                "<?xml version=\"1.0\" encoding=\"koi8-r\"?>"
            })
    void readsTheCharsetThatAPageDeclares(String declaration) {
        byte[] page = ("<html>" + declaration + "<p>Привет").getBytes(Charset.forName("KOI8-R"));

        assertThat(Sample.parsed(mail("Content-Type: text/html", page)).text()).isEqualTo("Привет");
        assertThat(Sample.parsed(mail("Content-Type: text/html; charset=us-ascii", page))
                        .text())
                .isEqualTo("Привет");
    }

    @Test
    void readsJapaneseWithoutALabel() {
        byte[] mail = mail("X-Nothing: 1", "こんにちは".getBytes(Charset.forName("ISO-2022-JP")));

        assertThat(Sample.parsed(mail).text()).isEqualTo("こんにちは");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "=?iso-8859-8-i?B?+ezl7Q==?= | שלום",
                "=?iso-8859-1?Q?5_=80?= | 5 €",
                "=?utf-8*de?Q?Gr=C3=B6=C3=9Fe?= | Größe",
                "=?utf-8?Q?Gr=C3?= =?utf-8?Q?=B6=C3=9Fe?= | Größe",
                "=?utf-8?Q?with space?= | with space",
                "=?utf-8?B?R3LDtsOfZQ?= | Größe",
                "\"=?utf-8?Q?=C3=B6?=\" | \"ö\"",
                "Re:=?utf-8?Q?=C3=B6?=x | Re:öx",
                "=?utf-8?X?=C3=B6?= | =?utf-8?X?=C3=B6?=",
                "=?nonsense?Q?=C3=B6?= | ö",
            })
    void readsEncodedWordsOfTheSubject(String subject, String text) {
        assertThat(Sample.parsed(mail("Subject: " + subject, new byte[0])).subject())
                .isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Ada <ada@example.com> | Ada",
                "\"Example, Ada\" <ada@example.com> | Example, Ada",
                "Example, Ada <ada@example.com> | Ada",
                "ada@example.com (Ada (not Eve)) | Ada (not Eve)",
                "=?utf-8?q?Ad=C3=A4?= <ada@example.com> | Adä",
                "\"Ada \\\"L\\\"\" <ada@example.com> | Ada \"L\"",
                "\"Ada <ada@example.com> | ",
                "ada@example.com <ada@example.com> | ada@example.com",
                "People: Ada <ada@example.com>, Eve <eve@example.com>; | Ada",
                "Ada ada@example.com | ",
                "<ada@example.com | ",
            })
    void readsTheSender(String from, String name) {
        assertThat(Sample.parsed(mail("From: " + from, new byte[0])).sender())
                .isEqualTo(new Originator("ada@example.com", name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "boundary=----=_Part_0001.E0",
                "boundary = \"----=_Part_0001.E0\"",
                "boundary=\"----=_Part_0001.E0",
                "boundary='----=_Part_0001.E0'",
                "boundary=----=_Part_0001.E0 charset=utf-8",
                "charset=utf-8,boundary=----=_Part_0001.E0",
                "boundary*0=\"----=_Part\"; boundary*1=\"_0001.E0\"",
                "boundary=\"another\"",
                "x=y"
            })
    void findsTheParts(String parameter) {
        ParsedMail mail = read("Content-Type: multipart/mixed; " + parameter + "\n\nThis is a multi-part message.\n"
                + "------=_Part_0001.E0\nContent-Type: text/plain\n\nHello\n"
                + "------=_Part_0001.E0\nContent-Type: image/png; name=my picture.png\n\nx\n------=_Part_0001.E0--\n");

        assertThat(mail.text()).isEqualTo("Hello");
        assertThat(mail.attachments()).containsExactly("my picture.png (1 KB)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/html; charset=utf-8; name=my answer.html",
                "text/html charset=utf-8",
                "text/html; charset=utf-8; name=\"my answer.html",
                "text/html;; charset=utf-8;",
                "TEXT/HTML ; CHARSET = \"UTF-8\"",
                "text/html (a page)",
                "html"
            })
    void readsAPage(String type) {
        assertThat(read("Content-Type: " + type + "\n\n<p>Hello <b>th&ouml;re</b>")
                        .text())
                .isEqualTo("Hello thöre");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "filename=my file.pdf | my file.pdf",
                "filename=\"a;b.pdf\" | a;b.pdf",
                "filename*=utf-8''%C3%9Cber%20uns.pdf | Über uns.pdf",
                "filename*=UTF-8'de'%C3%9Cber.pdf; filename=Uber.pdf | Über.pdf",
                "filename*0*=utf-8''%C3%9C; filename*1=ber.pdf | Über.pdf",
                "filename=\"=?utf-8?Q?=C3=9Cber.pdf?=\" | Über.pdf",
                "filename=Über.pdf | Über.pdf",
            })
    void readsFileNames(String parameter, String name) {
        assertThat(read("Content-Type: application/pdf\nContent-Disposition: attachment; " + parameter + "\n\nx")
                        .attachments())
                .containsExactly(name + " (1 KB)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\n",
                "\n\n\n",
                "   \n",
                "\u00ef\u00bb\u00bf",
                "From ada@example.com Thu Nov 26 10:00:00 2026\n",
                ">From ada@example.com Thu Nov 26 10:00:00 2026\n",
                "\nFrom ada@example.com Thu Nov 26 10:00:00 2026\n",
                "  \n\t\n"
            })
    void findsTheHeader(String above) {
        String mail = above + "Received: by mx.example.com\nFrom: ada@example.com\nSubject: Dark\n\nEasy on my eyes.";

        assertThat(Sample.parsed(mail.getBytes(ISO_8859_1)).text()).isEqualTo("Easy on my eyes.");
        assertThat(Sample.parsed(mail.getBytes(ISO_8859_1)).subject()).isEqualTo("Dark");
    }

    @Test
    void goesOnBehindALineOfTheHeaderThatIsNone() {
        ParsedMail mail = read("Subject: A subject that was\nbroken\nTo: beta@example.com\n\nHello");

        assertThat(mail.subject()).isEqualTo("A subject that was broken");
        assertThat(mail.recipients()).containsExactly("beta@example.com");
        assertThat(mail.text()).isEqualTo("Hello");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Just words.\nAnd more: words.\n\nAnd more.",
                "Note: it hangs.\n\nFrom: here on it works.",
                "\n\nNote: it hangs.",
                "Hello: there"
            })
    void keepsTextWithoutAHeader(String text) {
        assertThat(Sample.parsed(text.getBytes(UTF_8)).text()).isEqualTo(text.strip());
    }

    @Test
    void keepsTextDirectlyBelowTheHeader() {
        assertThat(read("Subject: x\nIt hangs.\nAlways.\n\nAda").text()).isEqualTo("It hangs.\nAlways.\n\nAda");
    }

    @Test
    void keepsWhatArrivedBesideTheText() {
        ParsedMail mail = read("""
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: text/html

                <p>See below.</p><div class="gmail_signature">Ada, Analyst</div>
                <blockquote>What do you think?</blockquote>
                --b
                Content-Type: message/rfc822

                From: kurt@example.com
                Subject: Fwd
                Content-Type: text/plain

                The contrast is low.
                --b--
                """);

        assertThat(mail.text()).isEqualTo("See below.");
        assertThat(mail.original())
                .isEqualTo(
                        "See below.\n\nAda, Analyst\n>\n> What do you think?\n\nFrom: kurt@example.com\nSubject: Fwd\n\n"
                                + "The contrast is low.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "This is an HTML mail. | It hangs. | This is an HTML mail.",
                "It hangs. | Hm! | Hm!",
                "It hangs. | It hangs, and then it loses my words. | It hangs, and then it loses my words.",
                "It hangs. | <b>It</b> hangs. | It hangs.",
            })
    void losesNoWordThatOnlyOneAlternativeHas(String plain, String page, String original) {
        ParsedMail mail = read("Content-Type: multipart/alternative; boundary=b\n\n--b\n\n" + plain
                + "\n--b\nContent-Type: text/html\n\n" + page + "\n--b--");

        assertThat(mail.text()).isEqualTo("It hangs.");
        assertThat(mail.original()).endsWith(original);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "From: MAILER-DAEMON <> | Mail delivery failed",
                "From: <> | Undelivered",
                "From: Mail Delivery System <mailer-daemon> | Undelivered",
                "Return-Path: < > | Hello",
                "From: postmaster@example.com | Undeliverable: Dark mode",
                "From: postmaster@example.com | Unzustellbar: Dark mode",
                "From: Ada <ada@example.com> | Automatic reply: Dark mode",
                "From: Ada <ada@example.com> | Odpowiedź automatyczna: Dark mode",
                "From: Ada <ada@example.com> | Autosvar: Dark mode",
                "From: Ada <ada@example.com> | Автоответ: Dark mode",
                "From: Ada <ada@example.com> | 自动回复：Dark mode",
                "From: Ada <ada@example.com> | 자동 회신: Dark mode",
                "From: Ada <ada@example.com> | رد تلقائي: Dark mode",
                "From: Ada <ada@example.com> | [Auto-Reply] Dark mode",
                "From: Ada <ada@example.com> | 【自動返信】Dark mode",
                "From: Ada <ada@example.com> | Réponse automatique : Dark mode",
                "From: Ada <ada@example.com> | Vacation reply Re: Dark mode",
                "From: Ada <ada@example.com> | Out of Office",
                "From: Ada <ada@example.com> | Out of office: Re: Dark mode",
                "From: Ada <ada@example.com> | Abwesend: Dark mode",
                "From: Ada <ada@example.com> | AUTO: Ada is back on Monday",
                "X-Autoreply: yes | Hello",
                "Auto-Submitted: auto-generated (rejected) | Hello",
                "Precedence: auto_reply | Hello",
            })
    void recognisesMailsOfMachines(String header, String subject) {
        assertThat(read(header + "\nSubject: " + subject + "\n\nThank you for your mail. I am away until Monday.")
                        .nature())
                .isEqualTo(Nature.AUTOMATIC);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "From: postmaster@example.com | Re: Dark mode",
                "From: Ada <ada@example.com> | Undeliverable: what does it mean?",
                "From: Ada <ada@example.com> | Out of office: the icon is missing",
                "From: Ada <ada@example.com> | Re: Automatic reply: Dark mode",
                "From: Ada <ada@example.com> | Urlaub",
                "From: Ada <ada@example.com> | Automatic replies are not sent",
                "Precedence: bulk | Hello",
                "Precedence: list | Hello",
                "X-Autoreply: no | Hello",
                "Auto-Submitted: no | Out of Office",
                "X-Auto-Response-Suppress: All | Hello",
                "Return-Path: <ada@example.com> | Hello",
            })
    void recognisesMailsOfPeople(String header, String subject) {
        assertThat(read(header + "\nSubject: " + subject + "\n\nWhen I am out of the office, the icon is missing.")
                        .nature())
                .isEqualTo(Nature.REPLY);
    }

    private static ParsedMail read(String mail) {
        return Sample.parsed(mail.getBytes(UTF_8));
    }

    private static byte[] mail(String header, byte[] body) {
        return concat(("To: beta@example.com\n" + header + "\n\n").getBytes(UTF_8), body);
    }

    private static byte[] concat(byte[] first, byte[] second) {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(first);
        both.writeBytes(second);
        return both.toByteArray();
    }
}
