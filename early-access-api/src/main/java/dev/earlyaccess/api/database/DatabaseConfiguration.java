package dev.earlyaccess.api.database;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The pool, with the same settings as Spring Boot's. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    @Bean
    @ConfigurationProperties("spring.datasource.hikari")
    ConnectionPool dataSource(DataSourceProperties settings) {
        return settings.initializeDataSourceBuilder().type(ConnectionPool.class).build();
    }
}
