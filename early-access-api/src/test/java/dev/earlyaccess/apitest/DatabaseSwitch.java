package dev.earlyaccess.apitest;

import java.sql.DriverManager;
import java.sql.SQLException;

/** Takes the service's database away and gives it back, as a restart or a network would. */
public class DatabaseSwitch {

    private final String url;
    private final String user;
    private final String password;

    DatabaseSwitch(String url, String user, String password) {
        this.url = url;
        this.user = user;
        this.password = password;
    }

    /** Ends every connection and lets no new one in. */
    public void off() {
        execute("alter database %s allow_connections false".formatted(name()));
        interrupt();
    }

    /** Ends every connection; new ones are let in at once. */
    public void interrupt() {
        // All are told to end before it waits for the first: it looks only ten times a second whether one has.
        execute("select pg_terminate_backend(pid) %1$s; select pg_terminate_backend(pid, 5000) %1$s"
                .formatted("from pg_stat_activity where datname = '%s'".formatted(name())));
    }

    public void on() {
        execute("alter database %s allow_connections true".formatted(name()));
    }

    /** Ends every connection; on new ones, nothing can be written. */
    public void readOnly() {
        execute("alter database %s set default_transaction_read_only = on".formatted(name()));
        interrupt();
    }

    /** On new connections, everything can be written again; those that are open stay as they are. */
    public void writable() {
        execute("alter database %s reset default_transaction_read_only".formatted(name()));
    }

    private void execute(String sql) {
        try (var connection = DriverManager.getConnection(url.replace("/" + name(), "/postgres"), user, password);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException ex) {
            throw new AssertionError(ex);
        }
    }

    private String name() {
        return url.replaceAll(".*/", "").replaceAll("\\?.*", "");
    }
}
