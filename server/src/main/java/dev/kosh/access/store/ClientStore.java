package dev.kosh.access.store;

import dev.kosh.access.NewClient;
import dev.kosh.access.RateLimits;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** {@code access.oauth_client}. */
@Component
public class ClientStore {

    private static final String SELECT = """
            select id, secret_hash, grants, scopes, access_seconds, refresh_seconds, networks, allowed_users,
                   tokens_per_address_per_minute, tokens_per_user_name_per_minute, bill_fetches_per_second,
                   payments_per_second, enabled, tenant_id, acts_as, previous_secret_hash, previous_secret_until
            from access.oauth_client""";

    private final JdbcClient jdbc;

    ClientStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<OAuthClient> find(String id) {
        return jdbc.sql(SELECT + " where id = :id")
                .param("id", id)
                .query((row, number) -> client(row))
                .optional();
    }

    /** Clients that administrators of these states look after, and those of no state. */
    public List<OAuthClient> ofStates(Collection<String> states) {
        return jdbc.sql(SELECT + " where tenant_id is null or tenant_id = any(:states) order by id")
                .param("states", SqlArrays.of(states))
                .query((row, number) -> client(row))
                .list();
    }

    /** Adds a client unless its id is on record; true when it was added. */
    public boolean insert(NewClient client, @Nullable String secretHash, Instant now) {
        return insert(client, secretHash, null, null, now);
    }

    /**
     * Adds a client unless its id is on record; true when it was added.
     *
     * @param state whose administrators look after it
     * @param actsAs uuid of the user that it stands for by itself
     */
    public boolean insert(
            NewClient client,
            @Nullable String secretHash,
            @Nullable String state,
            @Nullable String actsAs,
            Instant now) {
        RateLimits limits = client.limits();
        return jdbc.sql("""
                        insert into access.oauth_client
                            (id, secret_hash, grants, scopes, access_seconds, refresh_seconds, networks, allowed_users,
                             tokens_per_address_per_minute, tokens_per_user_name_per_minute, bill_fetches_per_second,
                             payments_per_second, enabled, tenant_id, acts_as, created_at, modified_at)
                        values (:id, :secretHash, :grants, :scopes, :accessSeconds, :refreshSeconds, :networks,
                                :allowedUsers, :tokensPerAddress, :tokensPerUserName, :billFetches, :payments,
                                true, :state, :actsAs, :now, :now)
                        on conflict (id) do nothing""")
                        .param("id", client.id())
                        .param("state", state)
                        .param("actsAs", actsAs)
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

    /** Changes what may change of a client on record. */
    public void update(OAuthClient client, Instant now) {
        RateLimits limits = client.limits();
        jdbc.sql("""
                update access.oauth_client
                set networks = :networks, allowed_users = :allowedUsers, access_seconds = :accessSeconds,
                    refresh_seconds = :refreshSeconds, enabled = :enabled,
                    tokens_per_address_per_minute = :tokensPerAddress,
                    tokens_per_user_name_per_minute = :tokensPerUserName, bill_fetches_per_second = :billFetches,
                    payments_per_second = :payments, modified_at = :now
                where id = :id""")
                .param("id", client.id())
                .param("networks", SqlArrays.of(client.networks()))
                .param("allowedUsers", SqlArrays.of(client.allowedUsers()))
                .param("accessSeconds", client.accessLifetime().toSeconds())
                .param("refreshSeconds", client.refreshLifetime().toSeconds())
                .param("enabled", client.enabled())
                .param("tokensPerAddress", limits.tokensPerAddressPerMinute())
                .param("tokensPerUserName", limits.tokensPerUserNamePerMinute())
                .param("billFetches", limits.billFetchesPerSecond())
                .param("payments", limits.paymentsPerSecond())
                .param("now", Timestamp.from(now))
                .update();
    }

    /** Gives a client another secret; the one before is taken until then. */
    public void rotate(String id, String secretHash, Instant previousUntil, Instant now) {
        jdbc.sql("""
                update access.oauth_client
                set previous_secret_hash = secret_hash, previous_secret_until = :until, secret_hash = :hash,
                    modified_at = :now
                where id = :id""")
                .param("id", id)
                .param("hash", secretHash)
                .param("until", Timestamp.from(previousUntil))
                .param("now", Timestamp.from(now))
                .update();
    }

    private static OAuthClient client(ResultSet row) throws SQLException {
        Timestamp until = row.getTimestamp("previous_secret_until");
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
                row.getBoolean("enabled"),
                row.getString("tenant_id"),
                row.getString("acts_as"),
                row.getString("previous_secret_hash"),
                until == null ? null : until.toInstant());
    }

    static RateLimits limits(ResultSet row) throws SQLException {
        return new RateLimits(
                row.getObject("tokens_per_address_per_minute", Integer.class),
                row.getObject("tokens_per_user_name_per_minute", Integer.class),
                row.getObject("bill_fetches_per_second", Integer.class),
                row.getObject("payments_per_second", Integer.class));
    }
}
