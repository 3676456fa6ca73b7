package dev.earlyaccess.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test in a browser of the service in local mode. It may ask for the {@link Visitor} who sits before it.
 * All such tests share one service, so each uses features and users of its own.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(ServiceAndBrowser.class)
@interface BrowserTest {}
