package dev.earlyaccess.notifying;

import dev.earlyaccess.testing.DatabaseTest;
import dev.earlyaccess.testing.TestPostgres;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/** A test of notifications: a real database, a real mail server; the test runs the sweeps and the dispatcher. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@DatabaseTest
@ContextConfiguration(initializers = {TestPostgres.class, MailServerInitializer.class})
@Import(Scene.class)
@ExtendWith(EmptyMailbox.class)
public @interface NotificationTest {}
