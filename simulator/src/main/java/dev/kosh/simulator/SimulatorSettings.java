package dev.kosh.simulator;

import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a simulated treasury starts. Change what differs from {@link #defaults()}.
 *
 * @param port                  of the loopback address; 0 for any free one
 * @param clock                 what the treasury takes the time from until it is told otherwise
 * @param seed                  of everything drawn: chances of faults, auto mode
 * @param latency               how long every answer of the treasury waits; costs no thread
 * @param tokenLife             age at which a session is refused
 * @param sessionRefusalStatus  HTTP status of "No valid session encryption key": what the real one sends is not public
 * @param corBeneficiaryKey     the name under which COR takes its beneficiaries; null for either of the two known ones
 * @param refusesUnknownParams  whether a parameter that the service does not know is an error
 * @param auto                  what happens by itself; null for nothing
 * @param requestsKept          how many of the latest requests are kept for {@link TreasurySimulator#requests}
 */
public record SimulatorSettings(
        int port,
        String clientId,
        String clientSecret,
        Clock clock,
        long seed,
        Duration latency,
        Duration tokenLife,
        int sessionRefusalStatus,
        @Nullable String corBeneficiaryKey,
        boolean refusesUnknownParams,
        @Nullable AutoMode auto,
        int requestsKept) {

    public static SimulatorSettings defaults() {
        return new SimulatorSettings(
                0,
                "dummy-client",
                "dummy-secret",
                Clock.systemUTC(),
                20260401,
                Duration.ZERO,
                Duration.ofMinutes(30),
                500,
                null,
                false,
                null,
                10_000);
    }

    public SimulatorSettings withPort(int other) {
        return new SimulatorSettings(
                other,
                clientId,
                clientSecret,
                clock,
                seed,
                latency,
                tokenLife,
                sessionRefusalStatus,
                corBeneficiaryKey,
                refusesUnknownParams,
                auto,
                requestsKept);
    }

    public SimulatorSettings withClock(Clock other) {
        return new SimulatorSettings(
                port,
                clientId,
                clientSecret,
                other,
                seed,
                latency,
                tokenLife,
                sessionRefusalStatus,
                corBeneficiaryKey,
                refusesUnknownParams,
                auto,
                requestsKept);
    }

    public SimulatorSettings withSeed(long other) {
        return new SimulatorSettings(
                port,
                clientId,
                clientSecret,
                clock,
                other,
                latency,
                tokenLife,
                sessionRefusalStatus,
                corBeneficiaryKey,
                refusesUnknownParams,
                auto,
                requestsKept);
    }

    public SimulatorSettings withLatency(Duration other) {
        return new SimulatorSettings(
                port,
                clientId,
                clientSecret,
                clock,
                seed,
                other,
                tokenLife,
                sessionRefusalStatus,
                corBeneficiaryKey,
                refusesUnknownParams,
                auto,
                requestsKept);
    }

    public SimulatorSettings withTokenLife(Duration other) {
        return new SimulatorSettings(
                port,
                clientId,
                clientSecret,
                clock,
                seed,
                latency,
                other,
                sessionRefusalStatus,
                corBeneficiaryKey,
                refusesUnknownParams,
                auto,
                requestsKept);
    }

    public SimulatorSettings withSessionRefusalStatus(int other) {
        return new SimulatorSettings(
                port,
                clientId,
                clientSecret,
                clock,
                seed,
                latency,
                tokenLife,
                other,
                corBeneficiaryKey,
                refusesUnknownParams,
                auto,
                requestsKept);
    }

    public SimulatorSettings withCorBeneficiaryKey(@Nullable String other) {
        return new SimulatorSettings(
                port,
                clientId,
                clientSecret,
                clock,
                seed,
                latency,
                tokenLife,
                sessionRefusalStatus,
                other,
                refusesUnknownParams,
                auto,
                requestsKept);
    }

    public SimulatorSettings withAuto(@Nullable AutoMode other) {
        return new SimulatorSettings(
                port,
                clientId,
                clientSecret,
                clock,
                seed,
                latency,
                tokenLife,
                sessionRefusalStatus,
                corBeneficiaryKey,
                refusesUnknownParams,
                other,
                requestsKept);
    }

    public SimulatorSettings withRequestsKept(int other) {
        return new SimulatorSettings(
                port,
                clientId,
                clientSecret,
                clock,
                seed,
                latency,
                tokenLife,
                sessionRefusalStatus,
                corBeneficiaryKey,
                refusesUnknownParams,
                auto,
                other);
    }

    public SimulatorSettings refusingUnknownParams() {
        return new SimulatorSettings(
                port,
                clientId,
                clientSecret,
                clock,
                seed,
                latency,
                tokenLife,
                sessionRefusalStatus,
                corBeneficiaryKey,
                true,
                auto,
                requestsKept);
    }
}
