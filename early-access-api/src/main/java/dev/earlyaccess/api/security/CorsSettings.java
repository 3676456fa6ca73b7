package dev.earlyaccess.api.security;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which web frontends of other origins may call.
 *
 * @param allowedOrigins their origins, like {@code https://app.example.com}
 */
@ConfigurationProperties("early-access.cors")
record CorsSettings(@DefaultValue List<String> allowedOrigins) {}
