package dev.earlyaccess.inbound.parsing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples are in the forms of common mail servers, and in those that forgers might try. */
class AuthenticationResultsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mx.example.com; dmarc=pass",
                "mx.example.com; dmarc=pass header.from=example.com",
                "MX.Example.com; DMARC=Pass header.from=Example.COM",
                "mx.example.com 1; dmarc=pass (p=reject dis=none) header.from=example.com",
                " (our own) mx.example.com (edge) ; (ok) dmarc (see RFC 7489) / 1 = (really) pass header . from = example.com",
                "\"mx.example.com\"; dmarc=pass header.from=\"example.com\"",
                "mx.example.com;\r\n\tdkim=pass header.i=@example.com header.s=a header.b=abc/de+==;\r\n\tspf=pass "
                        + "(mx.example.com: domain of \\\"ada\\\" designates 2001:db8::1) smtp.mailfrom=ada@example.com;\r\n\t"
                        + "dmarc=pass (p=NONE sp=NONE dis=NONE) header.from=example.com",
                "mx.example.com; spf=pass (sender IP is 192.0.2.1) smtp.mailfrom=example.com; dkim=pass (signature was "
                        + "verified) header.d=example.com;dmarc=pass action=none header.from=example.com;compauth=pass reason=100",
                "mx.example.com; dmarc=pass reason=\"a; dmarc=fail (\\\" b\" header.from=example.com;"
            })
    void confirmADomain(String field) {
        assertThat(confirms(field)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "mx.example.com",
                "mx.example.com; none",
                "mx.example.com; dmarc=none",
                "mx.example.com; dmarc=fail (p=none; dmarc=pass)",
                "mx.example.com; dmarc=fail reason=\"dmarc=pass; dmarc=pass\"",
                "mx.example.com; dmarc=fail (\\) dmarc=pass; dmarc=pass)",
                "mx.example.com; dmarc=fail (a (b) ; dmarc=pass)",
                "mx.example.com; x-dmarc=pass",
                "mx.example.com; dmarc=passed",
                "mx.example.com; dmarc=pass; dmarc=fail",
                "mx.example.com; dmarc=bestguesspass",
                "mx.example.com; dmarc/2=pass",
                "mx.example.com 2; dmarc=pass",
                "mx.example.com; dmarc=pass (unended",
                "mx.example.com; dmarc=pass reason=\"unended",
                "mx.example.com dmarc=pass",
                "mx.example.com; spf=pass dmarc=pass",
                "mx.example.com; dmarc=pass header.from=evil.example",
                "mx.example.com; dmarc=pass header.from=example.com.evil.example",
                "mx.example.com.evil.example; dmarc=pass",
                "evil.example (mx.example.com); dmarc=pass",
                "dmarc=pass header.from=example.com"
            })
    void confirmNoDomain(String field) {
        assertThat(confirms(field)).isFalse();
    }

    @Test
    void countOnlyIfTheyAreTheTopmostOfTheirServer() {
        String pass = "mx.example.com; dmarc=pass";

        assertThat(confirms("relay.example.net; dmarc=fail", pass)).isTrue();
        assertThat(confirms("spf=pass smtp.mailfrom=example.com", pass)).isTrue();
        assertThat(confirms("mx.example.com; dmarc=fail", pass)).isFalse();
        assertThat(confirms("mx.example.com; spf=pass", pass)).isFalse();
        assertThat(confirms("mx.example.com; dmarc=(", pass)).isFalse();
        assertThat(confirms("mx.example.com dmarc", pass)).isFalse();
    }

    @Test
    void areReadInOneGo() {
        String long1 = "mx.example.com; dmarc=pass " + "(".repeat(50_000) + ")".repeat(50_000) + ";";
        String long2 = "mx.example.com" + "; spf=pass a.b=c".repeat(50_000) + "; dmarc=pass";

        assertThat(confirms(long1)).isTrue();
        assertThat(confirms(long2)).isTrue();
    }

    private static boolean confirms(String... fields) {
        return AuthenticationResults.confirmDomain(List.of(fields), "mx.example.com", "example.com");
    }
}
