package dev.earlyaccess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import dev.earlyaccess.RenderedChart.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.util.FileSystemUtils;

/** Lints the chart and renders it with each file of values in {@code ci/}, by Helm itself, and reads the result. */
@EnabledOnOs(
        value = {OS.LINUX, OS.MAC, OS.WINDOWS},
        architectures = {"amd64", "x86_64", "aarch64"},
        disabledReason = "Helm's library does not exist for this platform: the chart is not checked here.")
class HelmChartTest {

    private static final Path CI = RenderedChart.CHART.resolve("ci");
    private static final String MINIMAL = "minimal-values.yaml";
    private static final String A_SECRET = "PASSWORD|SECRET$|_KEY$|_IMAP_URL|_SLACK_";

    @TempDir
    private Path directory;

    static Stream<Path> values() throws IOException {
        try (Stream<Path> files = Files.list(CI)) {
            return files.sorted().toList().stream();
        }
    }

    private static RenderedChart rendered(String values) {
        return RenderedChart.of(CI.resolve(values));
    }

    @Test
    void isFreeOfFaults() {
        LintResult result = new Helm(RenderedChart.CHART).lint().strict().call();

        assertThat(result.isFailed()).as(result.getMessages().toString()).isFalse();
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                arguments("templates/service.yaml", "{{ .Values.service.port }}", "{{ .Values.service.port }"),
                arguments("templates/service.yaml", "\n  ports:", "\n ports:"),
                arguments("templates/deployment.yaml", "early-access.image\"", "early-access.picture\""),
                arguments("values.yaml", "replicaCount: 2", "replicaCount: two"),
                arguments("values.yaml", "replicaCount: 2", "replicas: 2"),
                arguments("Chart.yaml", "version: 1.0.0\n", "version: first\n"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void hasItsFaultsFound(String file, String right, String wrong) throws IOException {
        FileSystemUtils.copyRecursively(RenderedChart.CHART, directory);
        Path broken = directory.resolve(file);
        String text = Files.readString(broken);
        assertThat(text).contains(right);
        Files.writeString(broken, text.replace(right, wrong));

        assertThat(new Helm(directory).lint().strict().call().isFailed()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("values")
    void givesEachResourceAName(Path values) {
        List<Node> resources = RenderedChart.of(values).resources();

        assertThat(resources).allSatisfy(resource -> {
            assertThat(resource.text("apiVersion")).isNotEmpty();
            assertThat(resource.text("metadata.name")).matches("[a-z]([a-z0-9-]{0,61}[a-z0-9])?");
        });
        assertThat(resources)
                .extracting(resource -> resource.text("kind") + " " + resource.text("metadata.name"))
                .doesNotHaveDuplicates();
    }

    @Test
    void hasWhatAClusterNeeds() {
        assertThat(rendered(MINIMAL).resources())
                .extracting(resource -> resource.text("kind"))
                .containsExactlyInAnyOrder("NetworkPolicy", "PodDisruptionBudget", "Service", "Deployment", "Job");
        assertThat(rendered("everything-values.yaml").resources())
                .extracting(resource -> resource.text("kind"))
                .containsExactlyInAnyOrder(
                        "NetworkPolicy",
                        "PodDisruptionBudget",
                        "Service",
                        "Service",
                        "Deployment",
                        "Ingress",
                        "ServiceMonitor",
                        "Job");
    }

    @ParameterizedTest
    @MethodSource("values")
    void letsNoContainerDoMoreThanItNeeds(Path values) {
        RenderedChart chart = RenderedChart.of(values);

        assertThat(chart.pods()).hasSize(2).allSatisfy(pod -> {
            assertThat(pod.get("spec.securityContext.runAsNonRoot").value()).isEqualTo(true);
            assertThat(pod.text("spec.securityContext.runAsUser")).isEqualTo("10001");
            assertThat(pod.text("spec.securityContext.seccompProfile.type")).isEqualTo("RuntimeDefault");
            assertThat(pod.get("spec.automountServiceAccountToken").value()).isEqualTo(false);
        });
        assertThat(chart.containers()).allSatisfy(container -> {
            assertThat(container.get("securityContext.readOnlyRootFilesystem").value())
                    .isEqualTo(true);
            assertThat(container.get("securityContext.allowPrivilegeEscalation").value())
                    .isEqualTo(false);
            assertThat(container.get("securityContext.capabilities.drop").value())
                    .isEqualTo(List.of("ALL"));
            assertThat(container.list("volumeMounts"))
                    .extracting(mount -> mount.text("mountPath"))
                    .contains("/tmp");
            assertThat(container.map("resources.limits")).containsKey("memory");
        });
    }

    @ParameterizedTest
    @MethodSource("values")
    void containsNoSecret(Path values) {
        RenderedChart chart = RenderedChart.of(values);

        assertThat(chart.all("Secret")).isEmpty();
        assertThat(chart.containers()).allSatisfy(container -> assertThat(container.list("env"))
                .filteredOn(variable -> variable.text("name").matches(".*(" + A_SECRET + ").*"))
                .isNotEmpty()
                .allSatisfy(variable -> {
                    assertThat(variable.text("value")).isEmpty();
                    assertThat(variable.text("valueFrom.secretKeyRef.name")).isNotEmpty();
                    assertThat(variable.text("valueFrom.secretKeyRef.key")).isNotEmpty();
                }));
    }

    @Test
    void takesSecretsFromWhereTheyAre() {
        Map<String, String> secrets = new HashMap<>();
        rendered("operator-secrets-values.yaml")
                .service()
                .list("env")
                .forEach(variable -> secrets.put(
                        variable.text("name"),
                        variable.text("valueFrom.secretKeyRef.name") + "/"
                                + variable.text("valueFrom.secretKeyRef.key")));

        assertThat(secrets)
                .contains(
                        entry("SPRING_DATASOURCE_USERNAME", "acme-app/user"),
                        entry("SPRING_DATASOURCE_PASSWORD", "acme-app/pgpass"),
                        entry("SPRING_MAIL_USERNAME", "vault-smtp/login"),
                        entry("SPRING_MAIL_PASSWORD", "vault-smtp/secret"),
                        entry("EARLY_ACCESS_SECURITY_JWT_SECRET", "vault-tokens/hs256"),
                        entry("EARLY_ACCESS_BOUNCES_KEY", "vault-mail/bounces"),
                        entry("EARLY_ACCESS_SLACK_FEEDBACK", "vault-slack/feedback"));
    }

    /** Settings of the chart that the service does not know would be missing here. */
    @ParameterizedTest
    @MethodSource("values")
    void givesTheServiceWhatItRequires(Path values) {
        RenderedChart chart = RenderedChart.of(values);
        GenericApplicationContext context = new GenericApplicationContext();
        MutablePropertySources sources = context.getEnvironment().getPropertySources();
        Map<String, Object> variables = new HashMap<>();
        chart.service()
                .list("env")
                .forEach(variable -> variables.put(
                        variable.text("name"),
                        variable.text("value").isEmpty()
                                ? "a secret of more than 32 bytes" + "!".repeat(9)
                                : variable.text("value")));
        sources.forEach(source -> sources.remove(source.getName()));
        sources.addFirst(new SystemEnvironmentPropertySource("systemEnvironment", variables));

        assertThatCode(() -> new Requirements().initialize(context)).doesNotThrowAnyException();
        assertThat(chart.service().list("env"))
                .extracting(variable -> variable.text("name"))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("values")
    void connectsWhatBelongsTogether(Path values) {
        RenderedChart chart = RenderedChart.of(values);
        Map<String, Object> selector = chart.the("Deployment").map("spec.selector.matchLabels");
        Map<String, Object> labels = chart.the("Deployment").map("spec.template.metadata.labels");
        List<String> ports = chart.service().list("ports").stream()
                .map(port -> port.text("name"))
                .toList();

        assertThat(labels.entrySet().containsAll(selector.entrySet())).isTrue();
        assertThat(chart.the("PodDisruptionBudget").map("spec.selector.matchLabels"))
                .isEqualTo(selector);
        assertThat(chart.the("NetworkPolicy").map("spec.podSelector.matchLabels"))
                .isEqualTo(selector);
        assertThat(chart.the("Job")
                        .map("spec.template.metadata.labels")
                        .entrySet()
                        .containsAll(selector.entrySet()))
                .as("selects the migration's pod, too")
                .isFalse();
        assertThat(chart.the("Deployment").list("spec.template.spec.topologySpreadConstraints"))
                .isNotEmpty()
                .allSatisfy(constraint ->
                        assertThat(constraint.map("labelSelector.matchLabels")).isEqualTo(selector));
        assertThat(chart.all("Service")).isNotEmpty().allSatisfy(service -> {
            assertThat(service.map("spec.selector")).isEqualTo(selector);
            assertThat(service.list("spec.ports"))
                    .allSatisfy(port -> assertThat(ports).contains(port.text("targetPort")));
        });
        assertThat(Stream.of("startupProbe", "livenessProbe", "readinessProbe"))
                .allSatisfy(probe -> assertThat(ports).contains(chart.service().text(probe + ".httpGet.port")));
        chart.all("Ingress").forEach(ingress -> assertThat(ingress.list("spec.rules")
                        .get(0)
                        .list("http.paths")
                        .get(0)
                        .text("backend.service.name"))
                .isEqualTo(chart.the("Deployment").text("metadata.name")));
        chart.all("ServiceMonitor").forEach(monitor -> assertThat(chart.all("Service"))
                .filteredOn(service -> service.map("metadata.labels")
                        .entrySet()
                        .containsAll(monitor.map("spec.selector.matchLabels").entrySet()))
                .singleElement()
                .satisfies(service -> assertThat(service.list("spec.ports"))
                        .extracting(port -> port.text("name"))
                        .contains(monitor.list("spec.endpoints").get(0).text("port"))));
    }

    @Test
    void migratesBeforeInstancesAreReplaced() {
        Node job = rendered(MINIMAL).the("Job");

        assertThat(job.map("metadata.annotations")).containsEntry(RenderedChart.HOOK, "pre-install,pre-upgrade");
        Node container = job.list("spec.template.spec.containers").get(0);
        assertThat(container.get("args").value()).isEqualTo(List.of("migrate"));
        assertThat(container.text("image"))
                .isEqualTo(rendered(MINIMAL).service().text("image"));
        assertThat(container.list("env"))
                .extracting(variable -> variable.text("name"))
                .containsExactly("SPRING_DATASOURCE_URL", "SPRING_DATASOURCE_USERNAME", "SPRING_DATASOURCE_PASSWORD");
    }

    @Test
    void letsTheServiceReachOnlyWhatItNeeds() {
        assertThat(rendered(MINIMAL).the("NetworkPolicy").list("spec.egress").stream()
                        .flatMap(rule -> rule.list("ports").stream())
                        .map(port -> port.text("port"))
                        .distinct())
                .as("DNS, the database, the mail server and the web")
                .containsExactly("53", "5432", "587", "443");
    }

    @Test
    void keepsOneInstanceWhileTheOtherIsReplaced() {
        RenderedChart chart = rendered(MINIMAL);

        assertThat(chart.the("Deployment").text("spec.replicas")).isEqualTo("2");
        assertThat(chart.the("Deployment").text("spec.strategy.rollingUpdate.maxUnavailable"))
                .isEqualTo("0");
        assertThat(chart.the("PodDisruptionBudget").text("spec.maxUnavailable")).isEqualTo("1");
    }

    /** A file that is imported is in /tmp until the import ends. */
    @Test
    void hasRoomForTheLargestImport() {
        assertThat(rendered(MINIMAL).the("Deployment").list("spec.template.spec.volumes"))
                .filteredOn(volume -> volume.text("name").equals("tmp"))
                .extracting(volume -> volume.text("emptyDir.sizeLimit"))
                .containsExactly("1Gi");
    }

    @Test
    void publishesTheHostOfThePublicUrl() {
        Node ingress = rendered("ingress-values.yaml").the("Ingress");

        assertThat(ingress.list("spec.rules").get(0).text("host")).isEqualTo("early-access.example.com");
        assertThat(ingress.list("spec.tls").get(0).text("secretName")).isEqualTo("early-access-tls");
        assertThat(ingress.map("metadata.annotations"))
                .containsEntry("nginx.ingress.kubernetes.io/proxy-read-timeout", "3600");
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                arguments("publicUrl=", "publicUrl is missing"),
                arguments("database.url=", "database.url is missing"),
                arguments("database.existingSecret=", "database.existingSecret is missing"),
                arguments("mail.host=", "mail.host is missing"),
                arguments("tokens.existingSecret=", "tokens.existingSecret or tokens.issuerUri is missing"),
                arguments("database.password=hunter2", "additional properties 'password' not allowed"),
                arguments("database.url=jdbc:postgresql://db/x?user=a&password=hunter2", "/database/url"),
                arguments("settings.EARLY_ACCESS_SECURITY_JWT_SECRET=hunter2", "invalid propertyName"),
                arguments("settings.EARLY_ACCESS_BOUNCES_KEY=hunter2", "invalid propertyName"),
                arguments("temporarySpace=500MB", "/temporarySpace"),
                arguments("management.port=8080", "/management/port"),
                arguments("publicUrl=early-access.example.com", "/publicUrl"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void saysWhichValueIsMissingOrWrong(String value, String reason) {
        String[] parts = value.split("=", 2);

        assertThatThrownBy(() -> RenderedChart.template(CI.resolve(MINIMAL))
                        .set(parts[0], parts[1])
                        .call())
                .hasMessageContaining(reason);
    }
}
