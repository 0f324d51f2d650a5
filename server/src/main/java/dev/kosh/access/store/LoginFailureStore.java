package dev.kosh.access.store;

import java.sql.Timestamp;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** {@code access.login_failure}. */
@Component
public class LoginFailureStore {

    private final JdbcClient jdbc;

    LoginFailureStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void add(String address, @Nullable String userUuid, Instant now) {
        jdbc.sql("insert into access.login_failure (at, address, user_uuid) values (:now, :address, :user)")
                .param("now", Timestamp.from(now))
                .param("address", address)
                .param("user", userUuid)
                .update();
    }

    public int countOfUser(String userUuid, Instant since) {
        return jdbc.sql("select count(*) from access.login_failure where user_uuid = :user and at > :since")
                .param("user", userUuid)
                .param("since", Timestamp.from(since))
                .query(Integer.class)
                .single();
    }

    public int countFromAddress(String address, Instant since) {
        return jdbc.sql("select count(*) from access.login_failure where address = :address and at > :since")
                .param("address", address)
                .param("since", Timestamp.from(since))
                .query(Integer.class)
                .single();
    }

    /** Wrong passwords of a user no longer count; those of the address do. */
    public void forgetUser(String userUuid) {
        jdbc.sql("update access.login_failure set user_uuid = null where user_uuid = :user")
                .param("user", userUuid)
                .update();
    }

    public void forgetBefore(Instant end) {
        jdbc.sql("delete from access.login_failure where at <= :end")
                .param("end", Timestamp.from(end))
                .update();
    }
}
