package dev.kosh.database;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.stereotype.Component;

/** Migrations take as long as they take: the limit of the pool's connections, after which a network counts as dead, is not for them. */
@Component
class PatientMigrations implements FlywayConfigurationCustomizer {

    private static final int WITHOUT_LIMIT = 0;

    @Override
    public void customize(FluentConfiguration configuration) {
        configuration.dataSource(new Patient(configuration.getDataSource()));
    }

    /** The pool puts its own limit back when a connection returns. */
    private static final class Patient extends DelegatingDataSource {

        Patient(DataSource pool) {
            super(pool);
        }

        @Override
        public Connection getConnection() throws SQLException {
            Connection connection = super.getConnection();
            connection.setNetworkTimeout(Runnable::run, WITHOUT_LIMIT);
            return connection;
        }
    }
}
