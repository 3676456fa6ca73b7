package dev.earlyaccess.listening;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import javax.sql.DataSource;
import org.postgresql.PGProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/**
 * The database as it is reached without a pooler: for work that needs a session of its own. It has the user, the
 * password and the properties of the pool.
 */
@Component
@EnableConfigurationProperties(ListenSettings.class)
public class DirectDatabase {

    private final HikariDataSource pool;
    private final ListenSettings settings;

    DirectDatabase(DataSource dataSource, ListenSettings settings) throws SQLException {
        this.pool = dataSource.unwrap(HikariDataSource.class);
        this.settings = settings;
    }

    /** The JDBC URL. */
    public String url() {
        return StringUtils.hasText(settings.url()) ? settings.url() : pool.getJdbcUrl();
    }

    /** What the driver needs to connect; the caller may change it. */
    public Properties properties() {
        Properties properties = new Properties();
        properties.putAll(pool.getDataSourceProperties());
        PGProperty.USER.set(properties, pool.getUsername());
        PGProperty.PASSWORD.set(properties, pool.getPassword());
        return properties;
    }

    Connection connect(Properties properties) throws SQLException {
        return DriverManager.getConnection(url(), properties);
    }
}
