package dev.earlyaccess.apikey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** The keys from the settings, as operators write them. */
class ApiKeySettingsTest {

    private static final String SHA256 = "ffa218f435c6c370edb06efe1295b0e8a2e6b830c23d813d8f69529d986c83a2";
    private static final String OTHER = "0".repeat(64);

    private static ConfigurableEnvironment environment(Map<String, Object> variables) {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .replace(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
        ConfigurationPropertySources.attach(environment);
        return environment;
    }

    @Test
    void areReadFromTheEnvironment() {
        ConfigurableEnvironment environment = environment(Map.of(
                "EARLY_ACCESS_SECURITY_API_KEYS_0_NAME", "Shop backend",
                "EARLY_ACCESS_SECURITY_API_KEYS_0_SHA256", SHA256.toUpperCase(Locale.ROOT),
                "EARLY_ACCESS_SECURITY_API_KEYS_0_ROLE", "server",
                "EARLY_ACCESS_SECURITY_API_KEYS_1_NAME", "Build server",
                "EARLY_ACCESS_SECURITY_API_KEYS_1_SHA256", OTHER,
                "EARLY_ACCESS_SECURITY_API_KEYS_1_ROLE", "admin"));

        assertThat(ApiKeySettings.fault(environment)).isEmpty();
        ApiKeySettings settings = Binder.get(environment)
                .bind(ApiKeySettings.PREFIX, ApiKeySettings.class)
                .get();
        assertThat(settings.apiKeys()).extracting(ConfiguredApiKey::hash).containsExactly(SHA256, OTHER);
        assertThat(settings.apiKeys())
                .extracting(key -> key.toKey().role())
                .containsExactly(ApiKeyRole.SERVER, ApiKeyRole.ADMIN);
    }

    @Test
    void mayBeMissing() {
        assertThat(ApiKeySettings.fault(environment(Map.of()))).isEmpty();
    }

    @Test
    void sayWhatIsWrongWithThem() {
        Map<String, Object> settings = new HashMap<>();
        settings.put("early-access.security.api-keys[0].name", "Shop backend");
        settings.put("early-access.security.api-keys[0].sha256", "ea_theKeyItself");
        settings.put("early-access.security.api-keys[0].role", "ADMIN");
        settings.put("early-access.security.api-keys[1].role", "server");
        settings.put("early-access.security.api-keys[2].name", "shop BACKEND");
        settings.put("early-access.security.api-keys[2].sha256", SHA256);
        settings.put("early-access.security.api-keys[2].role", "server");
        settings.put("early-access.security.api-keys[3].name", "Another");
        settings.put("early-access.security.api-keys[3].sha256", SHA256.toUpperCase(Locale.ROOT));
        settings.put("early-access.security.api-keys[3].role", "server");
        ConfigurableEnvironment environment = environment(Map.of());
        environment.getPropertySources().addFirst(new MapPropertySource("settings", settings));

        assertThat(ApiKeySettings.fault(environment).orElseThrow().split("; "))
                .containsExactly(
                        "early-access.security.api-keys[0].sha256 must be the SHA-256 of the key: 64 hexadecimal digits",
                        "early-access.security.api-keys[0].role must be one of server, viewer, support, editor, admin",
                        "early-access.security.api-keys[1].name must be " + ApiKey.NAME_RULE,
                        "early-access.security.api-keys[1].sha256 must be the SHA-256 of the key: 64 hexadecimal digits",
                        "early-access.security.api-keys[2].name must be another one: an earlier key has it",
                        "early-access.security.api-keys[3].sha256 must be another one: an earlier key has it");
    }
}
