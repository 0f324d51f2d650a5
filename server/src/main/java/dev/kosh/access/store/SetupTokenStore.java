package dev.kosh.access.store;

import java.sql.Timestamp;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** {@code access.setup_token}: what proves who may create the first administrator. */
@Component
public class SetupTokenStore {

    private final JdbcClient jdbc;

    SetupTokenStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void add(TokenHash token, Instant expiresAt) {
        jdbc.sql("insert into access.setup_token (token_hash, expires_at) values (:hash, :expiresAt)")
                .param("hash", token.bytes())
                .param("expiresAt", Timestamp.from(expiresAt))
                .update();
    }

    /** Uses the token up; false when it is unknown, used or too old. */
    public boolean use(TokenHash token, Instant now) {
        return jdbc.sql("delete from access.setup_token where token_hash = :hash and expires_at > :now")
                        .param("hash", token.bytes())
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    public void forgetAll() {
        jdbc.sql("delete from access.setup_token").update();
    }
}
