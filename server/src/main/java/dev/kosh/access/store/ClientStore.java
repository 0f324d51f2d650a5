package dev.kosh.access.store;

import dev.kosh.access.NewClient;
import dev.kosh.access.RateLimits;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** {@code access.oauth_client}. */
@Component
public class ClientStore {

    private final JdbcClient jdbc;

    ClientStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<OAuthClient> find(String id) {
        return jdbc.sql("""
                select id, secret_hash, grants, scopes, access_seconds, refresh_seconds, networks, allowed_users,
                       tokens_per_address_per_minute, tokens_per_user_name_per_minute, bill_fetches_per_second,
                       payments_per_second, enabled
                from access.oauth_client where id = :id""").param("id", id).query((row, number) -> client(row)).optional();
    }

    /** Adds a client unless its id is on record; true when it was added. */
    public boolean insert(NewClient client, @Nullable String secretHash, Instant now) {
        RateLimits limits = client.limits();
        return jdbc.sql("""
                        insert into access.oauth_client
                            (id, secret_hash, grants, scopes, access_seconds, refresh_seconds, networks, allowed_users,
                             tokens_per_address_per_minute, tokens_per_user_name_per_minute, bill_fetches_per_second,
                             payments_per_second, enabled, created_at, modified_at)
                        values (:id, :secretHash, :grants, :scopes, :accessSeconds, :refreshSeconds, :networks,
                                :allowedUsers, :tokensPerAddress, :tokensPerUserName, :billFetches, :payments,
                                true, :now, :now)
                        on conflict (id) do nothing""")
                        .param("id", client.id())
                        .param("secretHash", secretHash)
                        .param("grants", SqlArrays.of(client.grants()))
                        .param("scopes", SqlArrays.of(client.scopes()))
                        .param("accessSeconds", client.accessLifetime().toSeconds())
                        .param("refreshSeconds", client.refreshLifetime().toSeconds())
                        .param("networks", SqlArrays.of(client.networks()))
                        .param("allowedUsers", SqlArrays.of(client.allowedUsers()))
                        .param("tokensPerAddress", limits.tokensPerAddressPerMinute())
                        .param("tokensPerUserName", limits.tokensPerUserNamePerMinute())
                        .param("billFetches", limits.billFetchesPerSecond())
                        .param("payments", limits.paymentsPerSecond())
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    private static OAuthClient client(ResultSet row) throws SQLException {
        return new OAuthClient(
                row.getString("id"),
                row.getString("secret_hash"),
                SqlArrays.texts(row, "grants"),
                SqlArrays.texts(row, "scopes"),
                Duration.ofSeconds(row.getInt("access_seconds")),
                Duration.ofSeconds(row.getInt("refresh_seconds")),
                SqlArrays.texts(row, "networks"),
                SqlArrays.texts(row, "allowed_users"),
                limits(row),
                row.getBoolean("enabled"));
    }

    static RateLimits limits(ResultSet row) throws SQLException {
        return new RateLimits(
                row.getObject("tokens_per_address_per_minute", Integer.class),
                row.getObject("tokens_per_user_name_per_minute", Integer.class),
                row.getObject("bill_fetches_per_second", Integer.class),
                row.getObject("payments_per_second", Integer.class));
    }
}
