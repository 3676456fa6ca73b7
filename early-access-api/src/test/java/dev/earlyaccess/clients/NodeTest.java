package dev.earlyaccess.clients;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** A test that needs Node and the packages in src/test/clients. Only {@code .ci/run} installs them. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@EnabledIfEnvironmentVariable(
        named = "EARLY_ACCESS_NODE_REQUIRED",
        matches = "true",
        disabledReason = "It needs Node and packages of npm: CONTRIBUTING.md says how to run it")
@interface NodeTest {}
