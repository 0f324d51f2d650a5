package dev.kosh.access.store;

import dev.kosh.secrets.PersonalData;
import dev.kosh.wire.TenantId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** {@code access.otp}: the newest one-time password of each number. */
@Component
public class OtpStore {

    /** A one-time password that can still be shown. */
    public record StoredOtp(String id, String hash, int attempts) {}

    private final JdbcClient jdbc;
    private final PersonalData personalData;

    OtpStore(JdbcClient jdbc, PersonalData personalData) {
        this.jdbc = jdbc;
        this.personalData = personalData;
    }

    /** Puts another in the place of the one before. */
    public void replace(TenantId state, String mobileNumber, StoredOtp otp, Instant now, Instant expiresAt) {
        jdbc.sql("""
                insert into access.otp (tenant_id, identity_index, id, otp_hash, created_at, expires_at)
                values (:state, :identity, :id, :hash, :now, :expiresAt)
                on conflict (tenant_id, identity_index) do update
                    set id = excluded.id, otp_hash = excluded.otp_hash, attempts = 0,
                        created_at = excluded.created_at, expires_at = excluded.expires_at""")
                .param("state", state.value())
                .param("identity", personalData.blindIndex(mobileNumber))
                .param("id", otp.id())
                .param("hash", otp.hash())
                .param("now", Timestamp.from(now))
                .param("expiresAt", Timestamp.from(expiresAt))
                .update();
    }

    /** Counts an attempt, also against others at the same moment; empty when none may be made any more. */
    public Optional<StoredOtp> attempt(TenantId state, String mobileNumber, int mostAttempts, Instant now) {
        return jdbc.sql("""
                        update access.otp set attempts = attempts + 1
                        where tenant_id = :state and identity_index = :identity and expires_at > :now
                          and attempts < :most
                        returning id, otp_hash, attempts""")
                .param("state", state.value())
                .param("identity", personalData.blindIndex(mobileNumber))
                .param("now", Timestamp.from(now))
                .param("most", mostAttempts)
                .query((row, number) ->
                        new StoredOtp(row.getString("id"), row.getString("otp_hash"), row.getInt("attempts")))
                .optional();
    }

    /** Uses it up; false when somebody else did, or a newer one took its place. */
    public boolean use(String id) {
        return jdbc.sql("delete from access.otp where id = :id").param("id", id).update() == 1;
    }

    public void forgetBefore(Instant end) {
        jdbc.sql("delete from access.otp where expires_at <= :end")
                .param("end", Timestamp.from(end))
                .update();
    }
}
