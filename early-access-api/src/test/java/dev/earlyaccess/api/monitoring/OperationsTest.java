package dev.earlyaccess.api.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.apitest.Api;
import dev.earlyaccess.apitest.ApiTest;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/** The dashboard, the alert rules and docs/operations.md name what there is, and all of it. */
@ApiTest
class OperationsTest {

    private static final Pattern METRIC =
            Pattern.compile("\\b(?:early_access|hikaricp|http_server|jvm|process|tomcat)_[a-z0-9_]+\\b");
    private static final Pattern SAMPLE = Pattern.compile("(?m)^([a-z0-9_]+)[ {]");
    private static final Pattern ALERT = Pattern.compile("(?m)^ +- alert: (\\w+)$");
    private static final Pattern DESCRIBED_METRIC = Pattern.compile("(?m)^\\| `(early_access_[a-z_]+)`");
    private static final Pattern DESCRIBED_SETTING = Pattern.compile("(?m)^\\| `(early-access\\.[a-z.-]+)");
    private static final Pattern CAPITAL = Pattern.compile("(?=[A-Z])");

    /** Settings that are in no class of settings. */
    private static final Set<String> READ_ALONE = Set.of("early-access.mail.sending", "early-access.usage.write-every");

    private final Api api;

    OperationsTest(Api api) {
        this.api = api;
    }

    @Test
    void dashboardAndAlertsNameMetricsThatExist() throws IOException {
        api.anonymous().get("/problems").is(200);
        Set<String> samples = found(SAMPLE, metrics());

        assertThat(found(METRIC, read("deploy/grafana/early-access.json")))
                .hasSizeGreaterThan(20)
                .isSubsetOf(samples);
        assertThat(found(METRIC, read("deploy/prometheus/alerts.yml")))
                .hasSizeGreaterThan(10)
                .isSubsetOf(samples);
    }

    @Test
    void eachAlertHasASectionAndATest() throws IOException {
        String alerts = read("deploy/prometheus/alerts.yml");
        String operations = read("docs/operations.md");
        String tests = read("deploy/prometheus/alerts-test.yml");

        assertThat(found(ALERT, alerts)).hasSizeGreaterThan(10).allSatisfy(alert -> {
            assertThat(operations).contains("\n#### " + alert + "\n");
            assertThat(tests).contains("- alertname: " + alert + "\n");
            assertThat(alerts).contains("runbook: docs/operations.md#" + alert.toLowerCase(Locale.ROOT) + "\n");
        });
    }

    @Test
    void eachMetricOfOursIsDescribed() throws IOException {
        String operations = read("docs/operations.md");

        assertThat(found(SAMPLE, metrics()).stream().filter(metric -> metric.startsWith("early_access_")))
                .hasSizeGreaterThan(10)
                .allSatisfy(metric -> assertThat(operations).contains("| `" + metric));
    }

    @Test
    void eachSettingIsDescribed() throws IOException {
        String operations = read("docs/operations.md");

        assertThat(settings()).hasSizeGreaterThan(30).allSatisfy(setting -> assertThat(operations)
                .contains("`" + setting));
    }

    @Test
    void describedMetricsAndSettingsExist() throws IOException {
        String operations = read("docs/operations.md");
        Set<String> settings = settings();
        settings.addAll(READ_ALONE);

        assertThat(found(DESCRIBED_METRIC, operations)).hasSizeGreaterThan(10).isSubsetOf(found(SAMPLE, metrics()));
        assertThat(found(DESCRIBED_SETTING, operations)).hasSizeGreaterThan(30).isSubsetOf(settings);
    }

    /** Also those that no bean has as long as they are not set. */
    private static Set<String> settings() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        return scanner.findCandidateComponents("dev.earlyaccess").stream()
                .map(found -> ClassUtils.resolveClassName(String.valueOf(found.getBeanClassName()), null))
                .flatMap(type ->
                        Stream.of(type.getRecordComponents()).map(component -> prefix(type) + "." + kebab(component)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String prefix(Class<?> settings) {
        return Objects.requireNonNull(
                        AnnotatedElementUtils.getMergedAnnotation(settings, ConfigurationProperties.class))
                .prefix();
    }

    private static String kebab(RecordComponent component) {
        return CAPITAL.splitAsStream(component.getName())
                .map(word -> word.toLowerCase(Locale.ROOT))
                .collect(Collectors.joining("-"));
    }

    private String metrics() {
        return api.withToken(ApiTest.MONITORING_KEY)
                .get("/actuator/prometheus")
                .is(200)
                .body();
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(match -> match.group(match.groupCount()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String read(String file) throws IOException {
        return Files.readString(Path.of("..", file));
    }
}
