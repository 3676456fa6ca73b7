package dev.earlyaccess.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test in a browser. It may ask for the {@link Visitor} of a service in local mode; all such tests share one service, so
 * each uses features and users of its own. Or it asks for the browser itself.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(ServiceAndBrowser.class)
public @interface BrowserTest {}
