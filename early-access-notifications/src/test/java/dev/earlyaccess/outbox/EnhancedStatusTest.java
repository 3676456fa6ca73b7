package dev.earlyaccess.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnhancedStatusTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "550 5.1.1 no such user | 5.1.1",
                "550-5.1.1 no such user 550 5.1.1 see there | 5.1.1",
                "smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound | 5.1.10",
                "550 #5.1.0 Address rejected | 5.1.0",
                "5.7.1 <ada@example.com>: blocked | 5.7.1",
                "host mx.example.com[192.0.2.1] said: 552 5.2.2 mailbox full | 5.2.2",
                "550 no such user | ''",
                "550 blocked using 5.1.1.3 | ''",
                "550 see version 5.1.1 of our rules | ''",
                "421 4.7.0 later | ''",
                "'' | ''"
            })
    void isFoundInTheTextOfAServer(String text, String code) {
        assertThat(EnhancedStatus.in(text).map(EnhancedStatus::code).orElse("")).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "5.1.1 | no such user | true",
                "5.1.1 (bad destination) | | true",
                "5.1.2 | | true",
                "5.1.3 | | true",
                "5.1.6 | | true",
                "5.1.10 | | true",
                "5.2.1 | | true",
                "5.1.100 | | false",
                "5.1.0 | | false",
                "5.2.2 | 552 5.2.2 mailbox full | false",
                "5.3.4 | 552 5.3.4 message too big | false",
                "5.7.1 | 550 5.7.1 this message looks like spam | false",
                "5.7.26 | 550 5.7.26 unauthenticated mail is blocked | false",
                "5.0.0 | 550 5.1.1 no such user | true",
                "5.1.1 | 550 5.7.1 blocked | false",
                "5.0.0 | 550 no such user (in reply to RCPT TO command) | true",
                "5.0.0 | 554 refused (in reply to RCPT TO command) | false",
                "5.0.0 | 550 refused (in reply to end of DATA command) | false",
                "'' | no such user | false"
            })
    void saysInAReportWhetherTheAddressExists(String status, String text, boolean unknown) {
        assertThat(EnhancedStatus.reportsNoSuchAddress(status, text == null ? "" : text))
                .isEqualTo(unknown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"550 No such user here", "550 5.1.1 No such user here", "553 5.1.3 Bad address", "550"})
    void refusesAnAddressThatDoesNotExist(String reply) {
        assertThat(EnhancedStatus.refusesAddress(Integer.parseInt(reply.substring(0, 3)), reply))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "550 5.7.1 Blocked",
                "552 5.2.2 Mailbox full",
                "554 Refused",
                "553 Not allowed",
                "550 5.0.0 Refused"
            })
    void refusesAMailForAnotherReason(String reply) {
        assertThat(EnhancedStatus.refusesAddress(Integer.parseInt(reply.substring(0, 3)), reply))
                .isFalse();
    }

    @Test
    void readsALongTextInLinearTime() {
        assertThat(EnhancedStatus.in("550 ".repeat(100_000))).isEmpty();
    }
}
