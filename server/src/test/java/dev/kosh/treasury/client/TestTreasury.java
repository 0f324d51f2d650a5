package dev.kosh.treasury.client;

import dev.kosh.secrets.PersonalData;
import dev.kosh.testing.MovableClock;
import dev.kosh.treasury.ExchangeCriteria;
import dev.kosh.treasury.ExchangeLog;
import dev.kosh.treasury.Treasury;
import dev.kosh.treasury.TreasuryAddress;
import dev.kosh.treasury.TreasuryAddressSource;
import dev.kosh.treasury.TreasuryAnswer;
import dev.kosh.treasury.TreasuryCall;
import dev.kosh.treasury.TreasuryExchange;
import dev.kosh.treasury.TreasuryService;
import dev.kosh.treasury.TreasurySettings;
import dev.kosh.treasury.Trigger;
import dev.kosh.treasury.envelope.Classifiers;
import dev.kosh.treasury.store.ExchangeWriter;
import dev.kosh.wire.TenantId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.test.context.TestComponent;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Makes clients of a treasury, each with a session, a circuit and settings of its own, on the log of the server under test. */
@TestComponent
final class TestTreasury {

    static final TenantId TENANT = new TenantId("pb.amritsar");

    private final ExchangeWriter writer;
    private final ExchangeLog log;
    private final PersonalData personalData;
    private final JsonMapper json;
    private final MovableClock clock;

    TestTreasury(
            ExchangeWriter writer, ExchangeLog log, PersonalData personalData, JsonMapper json, MovableClock clock) {
        this.writer = writer;
        this.log = log;
        this.personalData = personalData;
        this.json = json;
        this.clock = clock;
    }

    Client client(@Nullable TreasuryAddress address, Map<String, Object> settings) {
        return client(address, settings, new DefaultSslBundleRegistry());
    }

    /** @param given settings that differ from the defaults, and from waits that no test has the time for */
    Client client(@Nullable TreasuryAddress address, Map<String, Object> given, SslBundles bundles) {
        Map<String, Object> all = new HashMap<>(Map.of("jit.retry.waits", "10ms,20ms"));
        all.putAll(given);
        TreasurySettings settings =
                new Binder(new MapConfigurationPropertySource(all)).bindOrCreate("jit", TreasurySettings.class);
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        TreasuryAddressSource source = () -> address;
        beans.addBean("address", source);
        JitConnections connections = new JitConnections(settings, bundles);
        ExchangeRecorder exchanges = new ExchangeRecorder(writer, personalData);
        JitSessions sessions = new JitSessions(new JitLogIn(connections, json), exchanges, settings, clock);
        JitTries tries = new JitTries(
                sessions,
                connections,
                Classifiers.with(json, settings),
                new JitCircuit(settings, clock),
                exchanges,
                clock);
        Treasury treasury = new JitTreasury(
                new CurrentAddress(settings, beans.getBeanProvider(TreasuryAddressSource.class)),
                tries,
                exchanges,
                new JobLines(settings),
                new RetryWaits(settings, clock),
                json,
                new SimpleMeterRegistry());
        return new Client(treasury, connections);
    }

    ObjectNode params() {
        return json.createObjectNode().put("billNo", "PI-AM/2026-27/000001").put("account", "00110022003302");
    }

    /** A client and what it left on the log. */
    final class Client implements AutoCloseable {

        private final Treasury treasury;
        private final JitConnections connections;

        Client(Treasury treasury, JitConnections connections) {
            this.treasury = treasury;
            this.connections = connections;
        }

        Treasury treasury() {
            return treasury;
        }

        TreasuryAnswer call(TreasuryService service) {
            return call(service, UUID.randomUUID().toString());
        }

        TreasuryAnswer call(TreasuryService service, String reference) {
            return treasury.call(new TreasuryCall(TENANT, service, reference, params(), null, Trigger.CRON));
        }

        /** As the run of that day. */
        TreasuryAnswer callOfRun(TreasuryService service, LocalDate slot) {
            return treasury.call(
                    new TreasuryCall(TENANT, service, UUID.randomUUID().toString(), params(), slot, Trigger.CRON));
        }

        /** The tries about one thing, oldest first. */
        List<TreasuryExchange> tries(String reference) {
            List<TreasuryExchange> tries = new ArrayList<>(log.search(ExchangeCriteria.about(TENANT, reference)));
            Collections.reverse(tries);
            return tries;
        }

        @Override
        public void close() {
            try {
                connections.destroy();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }
}
