package dev.earlyaccess.api.logging;

import ch.qos.logback.classic.pattern.MessageConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import org.jspecify.annotations.Nullable;

/** The message of a log entry, as {@code %m} in a pattern. */
class SafeMessage extends MessageConverter {

    /** Explains over several lines why the service does not start; no client has a part in it. */
    private static final String EXPLAINS_THE_START =
            "org.springframework.boot.diagnostics.LoggingFailureAnalysisReporter";

    @Override
    public String convert(ILoggingEvent event) {
        @Nullable String message = super.convert(event);
        if (message == null) {
            return "";
        }
        return EXPLAINS_THE_START.equals(event.getLoggerName()) ? message : LogText.line(message);
    }
}
