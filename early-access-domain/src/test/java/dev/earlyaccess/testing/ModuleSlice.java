package dev.earlyaccess.testing;

import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;

/**
 * All beans of the modules on the class path, for the tests of a module that is not itself a Spring Boot application.
 * No stereotype, so that no application's own scan ever picks it up.
 */
@EnableAutoConfiguration
@AutoConfigurationPackage(basePackages = "dev.earlyaccess")
@ComponentScan("dev.earlyaccess")
public class ModuleSlice {

    @Bean
    HandMovedClock clock() {
        return new HandMovedClock();
    }
}
