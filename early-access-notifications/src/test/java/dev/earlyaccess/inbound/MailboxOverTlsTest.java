package dev.earlyaccess.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.feedback.FeedbackFilter;
import dev.earlyaccess.feedback.FeedbackInbox;
import dev.earlyaccess.feedback.FeedbackReaders;
import dev.earlyaccess.feedback.FeedbackStatus;
import dev.earlyaccess.inbound.parsing.Sample;
import dev.earlyaccess.notifying.NotificationTest;
import dev.earlyaccess.testing.HandMovedClock;
import java.io.IOException;
import java.util.EnumSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The mailbox over TLS: the server gets the password only if its certificate is trusted. */
@NotificationTest
@ExtendWith(OutputCaptureExtension.class)
class MailboxOverTlsTest {

    private static final SelfSigned ITS_OWN = SelfSigned.certificateOf("ip:127.0.0.1");
    private static final SelfSigned A_STRANGERS = SelfSigned.certificateOf("ip:127.0.0.1");
    private static final SelfSigned ANOTHER_HOSTS = SelfSigned.certificateOf("dns:imap.example.com");

    @Autowired
    private InboundReplies replies;

    @Autowired
    private FeedbackInbox inbox;

    @Autowired
    private HandMovedClock clock;

    private FeedbackMailbox mailbox;

    @BeforeEach
    void aMailIsThere() throws IOException {
        mailbox = new FeedbackMailbox();
        mailbox.gets(Sample.message("gmail"));
    }

    @AfterEach
    void close() throws IOException {
        mailbox.close();
    }

    @Test
    void isReadWhereTheCertificateIsTrusted() {
        mailbox.cable.secure(ITS_OWN.shown());

        trusting(ITS_OWN).run();

        assertThat(stored()).isOne();
        assertThat(mailbox.unseen()).isZero();
    }

    @Test
    void anUntrustedServerGetsNoPassword(CapturedOutput output) {
        mailbox.cable.secure(A_STRANGERS.shown());
        MailboxReader reader = trusting(ITS_OWN);
        reader.run();
        reader.run();
        assertThat(stored()).isZero();
        assertThat(mailbox.cable.sent()).isEmpty();
        assertThat(lines(output, "can't be read"))
                .singleElement()
                .asString()
                .contains(
                        "The mailbox imaps://127.0.0.1/INBOX can't be read",
                        "there is no secure connection to it: unable to find valid certification path");

        mailbox.cable.secure(ITS_OWN.shown());
        reader.run();
        assertThat(stored()).isOne();
        assertThat(lines(output, "can be read again")).hasSize(1);
    }

    @Test
    void aServerWithAForeignCertificateGetsNoPassword(CapturedOutput output) {
        mailbox.cable.secure(ANOTHER_HOSTS.shown());

        trusting(ANOTHER_HOSTS).run();

        assertThat(stored()).isZero();
        assertThat(mailbox.cable.sent()).isEmpty();
        assertThat(lines(output, "there is no secure connection to it")).hasSize(1);
    }

    @Test
    void getsNoPasswordIfTheDefaultsDoNotTrustIt() {
        mailbox.cable.secure(ITS_OWN.shown());

        new MailboxReader(new MailboxSettings(mailbox.secureUrl()), replies, clock).run();

        assertThat(stored()).isZero();
        assertThat(mailbox.cable.sent()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"LOGIN", "FETCH", "STORE"})
    void goesOnWhereItsConnectionBroke(String step) {
        mailbox.cable.secure(ITS_OWN.shown());
        mailbox.cable.cutAt(step);
        MailboxReader reader = trusting(ITS_OWN);
        reader.run();
        assertThat(mailbox.unseen()).isOne();

        mailbox.cable.mend();
        reader.run();
        assertThat(stored()).isOne();
        assertThat(mailbox.unseen()).isZero();
    }

    private MailboxReader trusting(SelfSigned certificate) {
        return new MailboxReader(new MailboxSettings(mailbox.secureUrl()), replies, clock, certificate.trusted());
    }

    private long stored() {
        return inbox.newest(
                        FeedbackReaders.ALL,
                        new FeedbackFilter(null, false, EnumSet.allOf(FeedbackStatus.class), null),
                        Long.MAX_VALUE,
                        10)
                .size();
    }

    private static java.util.List<String> lines(CapturedOutput output, String words) {
        return output.getAll().lines().filter(line -> line.contains(words)).toList();
    }
}
