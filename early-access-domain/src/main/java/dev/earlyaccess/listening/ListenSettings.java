package dev.earlyaccess.listening;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the service listens, and where it migrates the tables.
 *
 * @param url the JDBC URL of a connection that no pooler shares; null if the data source's own URL is one
 */
@ConfigurationProperties("early-access.listen")
record ListenSettings(@Nullable String url) {}
