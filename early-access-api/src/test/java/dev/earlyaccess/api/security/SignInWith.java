package dev.earlyaccess.api.security;

import dev.earlyaccess.testing.HandMovedClock;
import java.util.Map;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** How people sign in with other settings than those of the running service. */
public final class SignInWith {

    private SignInWith() {}

    public static SignIn settings(Map<String, Object> settings) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("settings", settings));
        ConfigurationPropertySources.attach(environment);
        SecuritySettings security =
                Binder.get(environment).bindOrCreate(SecuritySettings.PREFIX, SecuritySettings.class);
        return new SignIn(
                security,
                new TokenIssuers(security, environment, new HandMovedClock()),
                "https://features.example.com/");
    }
}
