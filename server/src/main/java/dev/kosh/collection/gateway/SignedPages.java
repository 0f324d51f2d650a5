package dev.kosh.collection.gateway;

import dev.kosh.collection.GatewayAccount;
import dev.kosh.collection.GatewayAdapter;
import dev.kosh.collection.GatewaySettings;
import dev.kosh.collection.PaymentGateway;
import dev.kosh.outbound.Destinations;
import dev.kosh.outbound.OutboundHttp;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Gateways with a page of their own and one shared secret (docs/contract/gateway.md, signed pages); the sandbox has one. */
@Component
class SignedPages implements GatewayAdapter {

    /** More than requests are worked on at a time (server.tomcat.threads.max): no gateway's callers wait for another's. */
    private static final int CONNECTIONS = 64;

    private final GatewaySettings settings;
    private final JsonMapper json;
    private final Clock clock;
    /** Made at its first use: a start does not wait for its TLS. */
    private @Nullable OutboundHttp http;

    SignedPages(GatewaySettings settings, JsonMapper json, Clock clock) {
        this.settings = settings;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "signed-page";
    }

    @Override
    public PaymentGateway open(GatewayAccount account) {
        return new SignedPageGateway(account, settings.timeout(), this::http, json, clock);
    }

    private synchronized OutboundHttp http() {
        if (http == null) {
            http = new OutboundHttp(Destinations.any(), CONNECTIONS);
        }
        return http;
    }

    @PreDestroy
    synchronized void stop() {
        if (http != null) {
            http.close();
        }
    }
}
