package dev.kosh.treasury;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the treasury is called ({@code jit.*}, docs/contract/treasury.md, settings).
 *
 * @param baseUrl address of the treasury; none: this installation has no treasury
 * @param publicKey file with the treasury's RSA key (X.509, DER or PEM), or {@code base64:} and the DER bytes
 * @param allowInsecure whether the address may be one without TLS: a simulator's
 * @param sslBundle name of a bundle below {@code spring.ssl.bundle} whose certificates are trusted instead of the JVM's
 * @param emptyData what an answer without error and data means, where it is not as {@link TreasuryService#whenEmpty}
 */
@ConfigurationProperties("jit")
public record TreasurySettings(
        @Nullable String baseUrl,
        @Nullable String clientId,
        @Nullable String clientSecret,
        @Nullable String publicKey,
        @DefaultValue("false") boolean allowInsecure,
        @Nullable String sslBundle,
        @DefaultValue Map<TreasuryService, EmptyData> emptyData,
        @DefaultValue Http http,
        @DefaultValue Pool pool,
        @DefaultValue Session session,
        @DefaultValue Retry retry,
        @DefaultValue Circuit circuit,
        @DefaultValue Log log) {

    /** Without the secret. */
    @Override
    public String toString() {
        return "TreasurySettings[" + baseUrl + "]";
    }

    /** What an answer without error and data means for this service. */
    public Outcome whenEmpty(TreasuryService service) {
        EmptyData set = emptyData.get(service);
        return set == null ? service.whenEmpty() : set.outcome;
    }

    /** Meaning of an answer without error and data. */
    public enum EmptyData {
        /** Nothing is known yet: as if no answer had come. */
        N(Outcome.NO_RESPONSE),
        /** There is nothing: a success. */
        S(Outcome.SUCCESS);

        private final Outcome outcome;

        EmptyData(Outcome outcome) {
            this.outcome = outcome;
        }
    }

    /**
     * {@code jit.http.*}.
     *
     * @param readTimeout from the beginning of a try until the last byte of its answer
     * @param connections at most, at a time
     * @param maxBodyBytes of an answer; a longer one is not read to its end
     */
    public record Http(
            @DefaultValue("10s") Duration connectTimeout,
            @DefaultValue("60s") Duration readTimeout,
            @DefaultValue("64") int connections,
            @DefaultValue("33554432") int maxBodyBytes) {}

    /**
     * {@code jit.pool.*}.
     *
     * @param size calls of jobs under way at a time in this process
     */
    public record Pool(@DefaultValue("32") int size) {}

    /**
     * {@code jit.session.*}.
     *
     * @param maxAge after which a session is renewed without being refused first
     * @param pauseAfterRefusal how long no log-in is tried after one was refused
     */
    public record Session(
            @DefaultValue("30m") Duration maxAge,
            @DefaultValue("1m") Duration pauseAfterRefusal) {}

    /**
     * {@code jit.retry.*}: calls that only read are tried again when no answer came.
     *
     * @param max tries of a call in all
     * @param waits before the second try, the third and so on, give or take a fifth; the last one counts for all later
     * @param longestWait that the treasury may ask for by {@code Retry-After}; if it asks for more, that was the last try
     */
    public record Retry(
            @DefaultValue("3") int max,
            @DefaultValue({"2s", "8s"}) List<Duration> waits,
            @DefaultValue("60s") Duration longestWait) {}

    /**
     * {@code jit.circuit.*}: when most calls fail, the next ones are not sent for a while.
     *
     * @param window how many of the latest calls are looked at
     * @param failuresPercent how many of them fail technically when the circuit opens
     * @param pause how long nothing is sent then
     */
    public record Circuit(
            @DefaultValue("50") int window,
            @DefaultValue("80") int failuresPercent,
            @DefaultValue("30s") Duration pause) {}

    /**
     * {@code jit.log.*}.
     *
     * @param retentionDays after which what was sent and received is purged; that it was, stays on record
     */
    public record Log(@DefaultValue("3650") int retentionDays) {}
}
