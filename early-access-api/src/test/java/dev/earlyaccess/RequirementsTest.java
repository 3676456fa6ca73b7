package dev.earlyaccess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.earlyaccess.apitest.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Without what it needs the service refuses to start, in one line that an operator can act on. */
@ExtendWith(OutputCaptureExtension.class)
class RequirementsTest {

    private static final String DATABASE = "--spring.datasource.url=jdbc:postgresql://127.0.0.1:1/none";
    private static final String MAIL = "--spring.mail.host=127.0.0.1";
    private static final String SECRET = "--early-access.security.jwt-secret=" + Tokens.SECRET;
    private static final String ISSUER =
            "--spring.security.oauth2.resourceserver.jwt.issuer-uri=http://127.0.0.1:1/issuer";

    private static final String FURTHER = "--early-access.security.issuers[0].";

    private static final String NO_DATABASE = "it has no database (set SPRING_DATASOURCE_URL)";
    private static final String NO_MAIL = "it has no mail server (set SPRING_MAIL_HOST)";
    private static final String NO_TOKENS = "it has no way to verify tokens (set EARLY_ACCESS_SECURITY_JWT_SECRET, or "
            + "SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_ISSUER_URI)";

    @Test
    void needsADatabase(CapturedOutput output) {
        assertThat(refusal(output, MAIL, SECRET)).isEqualTo(NO_DATABASE);
    }

    @Test
    void needsAMailServer(CapturedOutput output) {
        assertThat(refusal(output, DATABASE, SECRET)).isEqualTo(NO_MAIL);
    }

    @Test
    void needsAWayToVerifyTokens(CapturedOutput output) {
        assertThat(refusal(output, DATABASE, MAIL)).isEqualTo(NO_TOKENS);
    }

    @Test
    void needsToKnowWhetherTwoIssuersShareIds(CapturedOutput output) {
        assertThat(refusal(output, DATABASE, MAIL, SECRET, ISSUER))
                .isEqualTo(
                        "EARLY_ACCESS_SECURITY_JWT_SECRET and SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_ISSUER_URI have "
                                + "the same user-id-prefix (none): give one another prefix, or declare with shared-user-ids=true that "
                                + "equal ids mean the same person");
    }

    @Test
    void needsIssuersOfDifferentNames(CapturedOutput output) {
        assertThat(refusal(
                        output,
                        DATABASE,
                        MAIL,
                        ISSUER,
                        FURTHER + "issuer=http://127.0.0.1:1/issuer",
                        FURTHER + "user-id-prefix=b:"))
                .isEqualTo(
                        "SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_ISSUER_URI and early-access.security.issuers[0] have the "
                                + "same issuer, http://127.0.0.1:1/issuer: remove one");
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                arguments(FURTHER + "user-id-prefix=b:", "issuers[0] must have an issuer, a jwk-set-uri or secrets"),
                arguments(FURTHER + "user-id-prefix=api-key:", "the user-id-prefix must not begin with api-key:"),
                arguments(FURTHER + "secrets[0]=short", "issuers[0] has a secret with fewer than 32 bytes"),
                arguments(FURTHER + "issuer=nonsense", "an issuer without a jwk-set-uri must be a URL"),
                arguments(FURTHER + "jwk-set-uri=nonsense", "the jwk-set-uri must be a URL"),
                arguments(FURTHER + "shared-user-ids=perhaps", "issuers[0].shared-user-ids can't be read"),
                arguments("--early-access.security.role-mapping[0].to=ADMIN", "role-mapping[0].from must be given"),
                arguments(
                        "--early-access.security.role-mapping[0].to=admin",
                        "role-mapping[0].to must be one of ADMIN, EDITOR, STAFF, SUPPORT, VIEWER"),
                arguments("--early-access.security.sign-in-url=/login", "sign-in-url must be a URL without a fragment"),
                arguments("--early-access.security.client-id=docs", "client-id needs an OpenID Connect provider"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void needsSettingsThatMakeSense(String setting, String fault, CapturedOutput output) {
        assertThat(refusal(output, DATABASE, MAIL, SECRET, setting)).contains(fault);
    }

    @Test
    void needsASecretThatCanNotBeGuessed(CapturedOutput output) {
        assertThat(refusal(output, DATABASE, MAIL, "--early-access.security.jwt-secret=" + "x".repeat(31)))
                .isEqualTo("EARLY_ACCESS_SECURITY_JWT_SECRET has fewer than 32 bytes");
    }

    @Test
    void takesABlankSettingForNone(CapturedOutput output) {
        assertThat(refusal(output, DATABASE, "--spring.mail.host= ", SECRET)).isEqualTo(NO_MAIL);
    }

    @Test
    void needsAChecklistThatCanBeRead(CapturedOutput output) {
        assertThat(refusal(
                        output,
                        DATABASE,
                        MAIL,
                        SECRET,
                        "--early-access.checklist.items[0].name=security-review",
                        "--early-access.checklist.items[0].title=A security review",
                        "--early-access.checklist.items[0].why=New products are attacked first.",
                        "--early-access.checklist.items[0].binds=sometimes"))
                .isEqualTo(
                        "early-access.checklist.items[0].how must be given; early-access.checklist.items[0].binds must be "
                                + "some of always, major, new-product, metered");
    }

    @Test
    void needsKeysOfMailEndpointsThatCanNotBeGuessed(CapturedOutput output) {
        assertThat(refusal(
                        output,
                        DATABASE,
                        MAIL,
                        SECRET,
                        "--early-access.bounces.key=" + "x".repeat(15),
                        "--early-access.feedback.hook-key= " + "x".repeat(15) + " "))
                .isEqualTo("early-access.bounces.key has fewer than 16 characters; "
                        + "early-access.feedback.hook-key has fewer than 16 characters");
    }

    @Test
    void needsApiKeysThatCanBeRead(CapturedOutput output) {
        assertThat(refusal(
                        output,
                        DATABASE,
                        MAIL,
                        SECRET,
                        "--early-access.bounces.key=" + "x".repeat(16),
                        "--early-access.security.api-keys[0].name=Shop backend",
                        "--early-access.security.api-keys[0].sha256=ea_theKeyItself",
                        "--early-access.security.api-keys[0].role=ADMIN"))
                .isEqualTo(
                        "early-access.security.api-keys[0].sha256 must be the SHA-256 of the key: 64 hexadecimal digits; "
                                + "early-access.security.api-keys[0].role must be one of server, viewer, support, editor, admin");
    }

    @Test
    void saysAllThatIsMissingInOneLine(CapturedOutput output) {
        assertThat(refusal(output)).isEqualTo(NO_DATABASE + "; " + NO_MAIL + "; " + NO_TOKENS);
    }

    /** What the one line says that it logs. */
    private static String refusal(CapturedOutput output, String... settings) {
        List<String> args = new ArrayList<>(List.of(settings));
        args.add("--spring.main.banner-mode=off");
        assertThatThrownBy(() -> EarlyAccessApplication.main(args.toArray(String[]::new)))
                .isInstanceOf(Requirements.Unmet.class);

        List<String> errors =
                output.getAll().lines().filter(line -> line.contains("ERROR")).toList();
        assertThat(errors).hasSize(1);
        assertThat(output.getAll()).doesNotContain("\tat ", "Exception", "CONDITIONS EVALUATION");
        assertThat(errors.get(0)).contains("Early Access can't start: ");
        return errors.get(0).replaceAll(".*can't start: ", "").replaceAll("\\.$", "");
    }
}
