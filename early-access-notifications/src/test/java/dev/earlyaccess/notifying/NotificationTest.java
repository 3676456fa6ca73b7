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

/** A test of who hears of what: a real database, a real mail server, sweeps and pump run by hand. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@DatabaseTest
@ContextConfiguration(initializers = {TestPostgres.class, MailServerInitializer.class})
@Import(Scene.class)
@ExtendWith(EmptyMailbox.class)
public @interface NotificationTest {}
