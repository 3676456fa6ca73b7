package dev.earlyaccess.api.security;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The web frontends of other origins that may call the API.
 *
 * @param allowedOrigins their origins, such as {@code https://app.example.com}
 */
@ConfigurationProperties("early-access.cors")
record CorsSettings(@DefaultValue List<String> allowedOrigins) {}
