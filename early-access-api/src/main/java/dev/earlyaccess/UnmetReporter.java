package dev.earlyaccess;

import dev.earlyaccess.apikey.AmbiguousApiKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringBootExceptionReporter;

/** Reports unmet requirements in one line, because a stack trace would not help an operator. */
class UnmetReporter implements SpringBootExceptionReporter {

    private static final Logger log = LoggerFactory.getLogger(UnmetReporter.class);

    @Override
    public boolean reportException(Throwable failure) {
        if (failure instanceof Requirements.Unmet || failure instanceof AmbiguousApiKey) {
            log.error(failure.getMessage());
            return true;
        }
        return false;
    }
}
