package dev.earlyaccess.endtoend;

import dev.earlyaccess.EarlyAccessApplication;
import dev.earlyaccess.testing.TestPostgres;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test of the service as it runs in production, with its own scheduler and pump, on a real database and
 * mail server, with traces. Only the clock is moved by hand. The tests share one running service, so each uses features
 * and users of its own.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = EarlyAccessApplication.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "early-access.security.jwt-secret=" + Tokens.SECRET,
            "early-access.outgoing.allow=127.0.0.1",
            "management.tracing.sampling.probability=1",
            "management.opentelemetry.tracing.export.schedule-delay=100ms"
        })
@ContextConfiguration(initializers = {TestPostgres.class, MailCatcher.class, TraceCollector.class})
@Import(WholeServiceBeans.class)
public @interface WholeService {}
