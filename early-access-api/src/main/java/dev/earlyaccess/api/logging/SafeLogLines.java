package dev.earlyaccess.api.logging;

import ch.qos.logback.classic.PatternLayout;
import java.util.List;
import org.springframework.boot.context.event.ApplicationStartingEvent;
import org.springframework.context.ApplicationListener;

/**
 * Makes every pattern of a log use {@link SafeMessage}, and {@link SafeThrowable} as {@code %safeEx}, before logging begins.
 * So the patterns remain settings: Spring Boot's own, or those of an operator.
 */
class SafeLogLines implements ApplicationListener<ApplicationStartingEvent> {

    /** Without an event: for tests of patterns. */
    static void install() {
        List.of("m", "msg", "message")
                .forEach(word -> PatternLayout.DEFAULT_CONVERTER_SUPPLIER_MAP.put(word, SafeMessage::new));
        PatternLayout.DEFAULT_CONVERTER_SUPPLIER_MAP.put("safeEx", SafeThrowable::new);
    }

    @Override
    public void onApplicationEvent(ApplicationStartingEvent event) {
        install();
    }
}
