package dev.earlyaccess.apitest;

import dev.earlyaccess.EarlyAccessApplication;
import dev.earlyaccess.testing.EmptyTables;
import dev.earlyaccess.testing.TestPostgres;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;

/**
 * A test of the whole service over HTTP, with a real, emptied PostgreSQL and a clock moved by hand. Nothing
 * is swept or mailed by itself. Settings are the same for all such tests, so that they share one running
 * service.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = EarlyAccessApplication.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "early-access.security.jwt-secret=" + Tokens.SECRET,
            "early-access.security.other-jwt-secrets[0]=" + ApiTest.OTHER_SECRET,
            "early-access.security.issuers[0].issuer=" + ApiTest.PARTNER,
            "early-access.security.issuers[0].secrets[0]=" + ApiTest.PARTNER_SECRET,
            "early-access.security.issuers[0].audience=early-access",
            "early-access.security.issuers[0].user-id-prefix=partner:",
            "early-access.security.issuers[1].issuer=" + ApiTest.UNREACHABLE,
            "early-access.security.issuers[1].user-id-prefix=unreachable:",
            "early-access.security.sign-in-url=" + ApiTest.SIGN_IN_URL,
            "early-access.security.api-keys[0].name=Build server",
            "early-access.security.api-keys[0].sha256=ffa218f435c6c370edb06efe1295b0e8a2e6b830c23d813d8f69529d986c83a2",
            "early-access.security.api-keys[0].role=viewer",
            "early-access.checklist.items[0].name=security-review",
            "early-access.checklist.items[0].title=A security review",
            "early-access.checklist.items[0].binds=new-product",
            "early-access.checklist.items[0].why=New products are attacked first.",
            "early-access.checklist.items[0].how=Ask security for a review, and record its link.",
            "early-access.checklist.items[0].notice=P7D",
            "early-access.feedback.reply-by-mail=true",
            "early-access.outgoing.allow=127.0.0.1",
            "early-access.slack.announcements=http://127.0.0.1:1/slack",
            "early-access.monitoring.key=" + ApiTest.MONITORING_KEY,
            "early-access.rate-limit.writes-per-minute=0",
            "early-access.rate-limit.wrong-credentials-per-minute=0",
            "early-access.rate-limit.public-writes-per-minute=0",
            "early-access.mail.sending=false",
            "early-access.usage.write-every=P1D",
            "db-scheduler.enabled=false",
            "spring.mail.host=127.0.0.1",
            "spring.mail.port=1"
        })
@ContextConfiguration(initializers = {TestPostgres.class, Frontend.Initializer.class})
@Import(ApiTestBeans.class)
@ExtendWith(EmptyTables.class)
@TestConstructor(autowireMode = AutowireMode.ALL)
public @interface ApiTest {

    /** Beside {@link Frontend}, the only other origin that may call. */
    String FRONTEND = "https://app.example.com";

    /** A second secret of the same backend as {@link Tokens#SECRET}. */
    String OTHER_SECRET = "the other secret of all tests, which replaces the first";

    /** Another company's backend, whose users' ids begin with {@code partner:}. */
    String PARTNER = "https://partner.example";

    String PARTNER_SECRET = "the secret of the partner in all tests";

    /** A provider that never responds. */
    String UNREACHABLE = "http://127.0.0.1:1/unreachable";

    /** The page of the company's own backend. */
    String SIGN_IN_URL = "https://app.example.com/sign-in?for=early-access";

    /** What opens the metrics. */
    String MONITORING_KEY = "the key of the metrics in all tests";

    /** The key of the build server, whose SHA-256 is in the settings. */
    String SETTINGS_KEY = "ea_theKeyInTheSettingsOfAllTests";
}
