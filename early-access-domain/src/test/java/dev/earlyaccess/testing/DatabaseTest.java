package dev.earlyaccess.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ContextConfiguration;

/** A test of a module's beans against a real, emptied PostgreSQL and a clock moved by hand. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = ModuleSlice.class, webEnvironment = WebEnvironment.NONE)
@ContextConfiguration(initializers = TestPostgres.class)
@ExtendWith(EmptyTables.class)
public @interface DatabaseTest {}
