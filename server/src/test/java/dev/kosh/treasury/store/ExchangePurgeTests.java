package dev.kosh.treasury.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.events.Actor;
import dev.kosh.secrets.PersonalData;
import dev.kosh.testing.KoshServerTest;
import dev.kosh.testing.MovableClock;
import dev.kosh.treasury.ExchangeCriteria;
import dev.kosh.treasury.ExchangeLog;
import dev.kosh.treasury.ExchangePayload;
import dev.kosh.treasury.Outcome;
import dev.kosh.treasury.TreasuryExchange;
import dev.kosh.treasury.Trigger;
import dev.kosh.wire.Ids;
import dev.kosh.wire.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@KoshServerTest
class ExchangePurgeTests {

    private static final TenantId TENANT = new TenantId("pb.amritsar");
    private static final Actor ADMIN = new Actor("uuid-admin", "egov-user-client", "10.0.0.7", null);
    private static final Duration TEN_YEARS = Duration.ofDays(3_650);

    @Autowired
    private ExchangeTable exchanges;

    @Autowired
    private ExchangeLog log;

    @Autowired
    private ExchangeWriter writer;

    @Autowired
    private PersonalData personalData;

    @Autowired
    private MovableClock clock;

    @Test
    void afterItsTimeThePayloadIsGoneAndTheRestStays() {
        Instant now = clock.instant();
        String reference = UUID.randomUUID().toString();
        UUID young = written(now.minus(TEN_YEARS), "young");
        UUID old = written(now.minus(TEN_YEARS).minusMillis(1), reference);
        TreasuryExchange before = only(reference);

        ExchangePurge.run(exchanges, now, TEN_YEARS);
        ExchangePurge.run(exchanges, now, TEN_YEARS);

        assertThat(log.reveal(TENANT, old, ADMIN)).isEqualTo(new ExchangePayload(null, null));
        assertThat(only(reference).payloadPurged()).isTrue();
        assertThat(only(reference))
                .usingRecursiveComparison()
                .ignoringFields("payloadPurged")
                .isEqualTo(before);
        assertThat(log.reveal(TENANT, young, ADMIN)).isEqualTo(new ExchangePayload("request", "response"));
    }

    @Test
    void oneStatementPurgesNoMoreThanItsShare() {
        Instant longAgo = Instant.parse("1996-01-01T00:00:00Z");
        for (int i = 0; i < 5; i++) {
            written(longAgo, "share");
        }

        assertThat(exchanges.purge(longAgo.plusSeconds(1), clock.instant(), 3)).isEqualTo(3);
        assertThat(exchanges.purge(longAgo.plusSeconds(1), clock.instant(), 3)).isEqualTo(2);
    }

    private TreasuryExchange only(String reference) {
        return log.search(ExchangeCriteria.about(TENANT, reference)).get(0);
    }

    private UUID written(Instant startedAt, String reference) {
        UUID id = Ids.next();
        writer.write(new ExchangeRow(
                TENANT,
                id,
                "FD",
                reference,
                null,
                1,
                Trigger.CRON,
                200,
                Outcome.SUCCESS,
                null,
                null,
                null,
                startedAt,
                Duration.ofMillis(20),
                100,
                personalData.encrypt("request"),
                personalData.encrypt("response")));
        return id;
    }
}
