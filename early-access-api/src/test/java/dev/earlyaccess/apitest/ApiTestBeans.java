package dev.earlyaccess.apitest;

import dev.earlyaccess.testing.HandMovedClock;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;

/** What only tests have. */
@TestConfiguration(proxyBeanMethods = false)
class ApiTestBeans {

    @Bean
    @Primary
    HandMovedClock handMovedClock() {
        return new HandMovedClock();
    }

    @Bean
    Api api(Environment environment) {
        return new Api(() -> environment.getRequiredProperty("local.server.port", Integer.class));
    }

    @Bean
    DatabaseSwitch databaseSwitch(Environment environment) {
        return new DatabaseSwitch(
                environment.getRequiredProperty("spring.datasource.url"),
                environment.getRequiredProperty("spring.datasource.username"),
                environment.getRequiredProperty("spring.datasource.password"));
    }
}
