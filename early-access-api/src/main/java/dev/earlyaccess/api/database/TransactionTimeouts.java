package dev.earlyaccess.api.database;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * Limits how long the statements of a transaction run and wait for a lock, for this transaction only: a pooler may give
 * the session to somebody else afterwards. A read of a request needs no limit of its own, and no round trip for it: see
 * {@link ConnectionPool}.
 */
@Component
class TransactionTimeouts implements TransactionExecutionListener {

    private static final Logger log = LoggerFactory.getLogger(TransactionTimeouts.class);

    private final JdbcClient jdbc;

    TransactionTimeouts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param failure why the transaction did not begin, if it did not */
    @Override
    public void afterBegin(TransactionExecution transaction, @Nullable Throwable failure) {
        boolean isRequest = RequestContextHolder.getRequestAttributes() != null;
        if (failure == null && !(isRequest && transaction.isReadOnly())) {
            if (isRequest) {
                limit("4s", "3s");
            } else {
                limit("50s", "20s");
            }
        }
    }

    /** A failure here would leave the transaction open. The next statement fails for the same reason. */
    private void limit(String statement, String lock) {
        try {
            jdbc.sql(
                            "select set_config('statement_timeout', :statement, true), set_config('lock_timeout', :lock, true)")
                    .param("statement", statement)
                    .param("lock", lock)
                    .query()
                    .listOfRows();
        } catch (DataAccessException ex) {
            log.debug("A transaction has no time-outs: {}", ex.toString());
        }
    }
}
