package dev.kosh.collection.gateway;

import dev.kosh.collection.GatewayAccount;
import dev.kosh.collection.GatewayAdapter;
import dev.kosh.collection.GatewaySettings;
import dev.kosh.collection.PaymentGateway;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import tools.jackson.databind.json.JsonMapper;

/** Gateways with a page of their own and one shared secret (docs/contract/gateway.md, signed pages); the sandbox has one. */
@Component
class SignedPages implements GatewayAdapter {

    private final GatewaySettings settings;
    private final JsonMapper json;
    private final Clock clock;
    /** Made at its first use: a start does not wait for its TLS. */
    private final Supplier<HttpClient> http;

    SignedPages(GatewaySettings settings, JsonMapper json, Clock clock) {
        this.settings = settings;
        this.json = json;
        this.clock = clock;
        this.http = SingletonSupplier.of(() -> HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(this.settings.timeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build());
    }

    @Override
    public String kind() {
        return "signed-page";
    }

    @Override
    public PaymentGateway open(GatewayAccount account) {
        return new SignedPageGateway(account, settings.timeout(), http, json, clock);
    }
}
