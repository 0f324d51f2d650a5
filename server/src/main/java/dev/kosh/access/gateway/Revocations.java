package dev.kosh.access.gateway;

import dev.kosh.access.store.TokenHash;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Hears on one connection of its own what any process ended or changed, and forgets it here. */
@Component
class Revocations implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Revocations.class);
    private static final String LISTEN = "listen kosh_access";
    private static final int LOOK_EVERY_MS = 10_000;
    private static final int ANSWER_WITHIN_MS = 20_000;
    private static final int RECONNECT_AFTER_MS = 1_000;

    private final JdbcConnectionDetails database;
    private final Sessions sessions;
    private final RoleActions roleActions;
    private volatile CountDownLatch stopped = new CountDownLatch(0);
    private volatile @Nullable Connection open;

    Revocations(JdbcConnectionDetails database, Sessions sessions, RoleActions roleActions) {
        this.database = database;
        this.sessions = sessions;
        this.roleActions = roleActions;
    }

    @Override
    public void start() {
        stopped = new CountDownLatch(1);
        Thread listener = new Thread(this::listenUntilStopped, "access-revocations");
        listener.setDaemon(true);
        listener.start();
    }

    @Override
    public void stop() {
        stopped.countDown();
        close(open);
    }

    @Override
    public boolean isRunning() {
        return stopped.getCount() > 0;
    }

    private void listenUntilStopped() {
        while (isRunning()) {
            try (Connection connection = DriverManager.getConnection(
                    database.getJdbcUrl(), database.getUsername(), database.getPassword())) {
                open = connection;
                hear(connection);
            } catch (SQLException lost) {
                if (isRunning()) {
                    log.warn(
                            "Cannot hear which tokens end ({}); callers are not kept in memory until I can",
                            lost.getSQLState());
                }
            } finally {
                sessions.hearing(false);
                roleActions.forget();
            }
            await();
        }
    }

    private void hear(Connection connection) throws SQLException {
        // On a network that is dead nothing is heard, and nothing says so.
        connection.setNetworkTimeout(Runnable::run, ANSWER_WITHIN_MS);
        try (Statement statement = connection.createStatement()) {
            statement.execute(LISTEN);
            sessions.hearing(true);
            roleActions.forget();
            PGConnection notifications = connection.unwrap(PGConnection.class);
            while (isRunning()) {
                PGNotification[] heard = notifications.getNotifications(LOOK_EVERY_MS);
                if (heard == null || heard.length == 0) {
                    statement.execute("select 1");
                    continue;
                }
                for (PGNotification each : heard) {
                    forget(each.getParameter());
                }
            }
        }
    }

    private void forget(String what) {
        String[] words = what.split(" ", 2);
        String which = words.length == 2 ? words[1] : "";
        switch (words[0]) {
            case "token" -> sessions.endToken(new TokenHash(which));
            case "user" -> sessions.endUser(which);
            case "client" -> sessions.endClient(which);
            case "roles" -> roleActions.forget();
            default -> log.warn("Unknown news on kosh_access: {}", words[0]);
        }
    }

    private void await() {
        try {
            stopped.await(RECONNECT_AFTER_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            stopped.countDown();
        }
    }

    private static void close(@Nullable Connection connection) {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException alreadyGone) {
            log.debug("The listening connection was gone already");
        }
    }
}
