package dev.kosh.access.store;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** {@code access.token}. A trigger tells every process which access tokens ended. */
@Component
public class TokenStore {

    private final JdbcClient jdbc;
    private final AccountRows rows;
    private final ApplicationEventPublisher news;

    TokenStore(JdbcClient jdbc, AccountRows rows, ApplicationEventPublisher news) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.news = news;
    }

    /** The session of a live access token of an active, unlocked user and an enabled client. */
    public Optional<Session> session(TokenHash access, Instant now) {
        return jdbc.sql("select " + AccountRows.COLUMNS + """
                , r.*, t.expires_at, t.client_id, c.networks as client_networks, c.tokens_per_address_per_minute,
                  c.tokens_per_user_name_per_minute, c.bill_fetches_per_second, c.payments_per_second
                from access.token t
                join access.oauth_client c on c.id = t.client_id
                join access.user_account u on u.uuid = t.user_uuid
                """ + AccountRows.ROLES + """

                where t.access_hash = :hash and t.expires_at > :now and u.active and u.locked_at is null and c.enabled""")
                .param("hash", access.bytes())
                .param("now", Timestamp.from(now))
                .query((row, number) -> new Session(
                        access,
                        rows.account(row),
                        row.getString("client_id"),
                        SqlArrays.texts(row, "client_networks"),
                        ClientStore.limits(row),
                        row.getTimestamp("expires_at").toInstant()))
                .optional();
    }

    /** The holder of an access token, live or not. */
    public Optional<String> userOf(TokenHash access) {
        return jdbc.sql("select user_uuid from access.token where access_hash = :hash")
                .param("hash", access.bytes())
                .query(String.class)
                .optional();
    }

    /** The refresh token, whose row nobody else changes until this transaction ends. */
    public Optional<StoredRefresh> lockRefresh(TokenHash refresh) {
        return jdbc.sql("""
                select user_uuid, client_id, scope, refresh_expires_at,
                       coalesce(log_in_ends_at, refresh_expires_at) as log_in_ends_at
                from access.token where refresh_hash = :hash for update""")
                .param("hash", refresh.bytes())
                .query((row, number) -> new StoredRefresh(
                        row.getString("user_uuid"),
                        row.getString("client_id"),
                        row.getString("scope"),
                        row.getTimestamp("refresh_expires_at").toInstant(),
                        row.getTimestamp("log_in_ends_at").toInstant()))
                .optional();
    }

    public void insert(NewTokens tokens) {
        jdbc.sql("""
                insert into access.token
                    (access_hash, refresh_hash, user_uuid, client_id, scope, issued_at, expires_at, refresh_expires_at)
                values (:access, :refresh, :user, :client, :scope, :issuedAt, :expiresAt, :refreshExpiresAt)""")
                .param("access", tokens.access().bytes())
                .param("refresh", tokens.refresh().bytes())
                .param("user", tokens.userUuid())
                .param("client", tokens.clientId())
                .param("scope", tokens.scope())
                .param("issuedAt", Timestamp.from(tokens.issuedAt()))
                .param("expiresAt", Timestamp.from(tokens.expiresAt()))
                .param("refreshExpiresAt", Timestamp.from(tokens.refreshExpiresAt()))
                .update();
    }

    /** Ends the pairs of this user and client that are dead anyway, and the oldest live ones beyond the number to keep. */
    public void prune(String userUuid, String clientId, int keep, Instant deadBefore) {
        jdbc.sql("""
                delete from access.token
                where user_uuid = :user and client_id = :client
                  and (refresh_expires_at < :deadBefore
                       or access_hash in (select access_hash from access.token
                                          where user_uuid = :user and client_id = :client
                                            and refresh_expires_at >= :deadBefore
                                          order by issued_at desc, expires_at desc
                                          offset :keep))""")
                .param("user", userUuid)
                .param("client", clientId)
                .param("deadBefore", Timestamp.from(deadBefore))
                .param("keep", keep)
                .update();
    }

    /** Puts a new access token beside the same refresh token; the access token before it ends. */
    public void replaceAccess(
            String userUuid, TokenHash refresh, TokenHash access, Instant issuedAt, Instant expiresAt) {
        jdbc.sql("""
                update access.token set access_hash = :access, issued_at = :issuedAt, expires_at = :expiresAt
                where refresh_hash = :refresh""")
                .param("access", access.bytes())
                .param("issuedAt", Timestamp.from(issuedAt))
                .param("expiresAt", Timestamp.from(expiresAt))
                .param("refresh", refresh.bytes())
                .update();
        news.publishEvent(new TokensEnded(userUuid));
    }

    /** Ends a pair whose refresh token was used: the access token now, the refresh token after the grace. */
    public void supersede(String userUuid, TokenHash refresh, Instant now, Instant refreshUntil) {
        jdbc.sql("""
                update access.token
                set expires_at = least(expires_at, :now),
                    log_in_ends_at = coalesce(log_in_ends_at, refresh_expires_at),
                    refresh_expires_at = least(refresh_expires_at, :until)
                where refresh_hash = :refresh""")
                .param("now", Timestamp.from(now))
                .param("until", Timestamp.from(refreshUntil))
                .param("refresh", refresh.bytes())
                .update();
        news.publishEvent(new TokensEnded(userUuid));
    }

    /** Lets a session live on until then, but never beyond its longest life. A session that has ended stays so. */
    public void extend(TokenHash session, Instant now, Instant until) {
        jdbc.sql("""
                update access.token set expires_at = least(:until, refresh_expires_at)
                where access_hash = :hash and expires_at > :now and expires_at < least(:until, refresh_expires_at)""")
                .param("hash", session.bytes())
                .param("now", Timestamp.from(now))
                .param("until", Timestamp.from(until))
                .update();
    }

    /** Ends a pair, by its access token. */
    public void end(String userUuid, TokenHash access) {
        jdbc.sql("delete from access.token where access_hash = :hash")
                .param("hash", access.bytes())
                .update();
        news.publishEvent(new TokensEnded(userUuid));
    }

    public void endAllOf(String userUuid) {
        jdbc.sql("delete from access.token where user_uuid = :user")
                .param("user", userUuid)
                .update();
        news.publishEvent(new TokensEnded(userUuid));
    }
}
