package dev.kosh.sandbox.gateway;

import dev.kosh.collection.GatewayAccount;
import dev.kosh.simulator.PaymentGatewaySimulator;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Starts a payment gateway for {@code kosh.sandbox=true}, named SANDBOX; a production server has none of this
 * (docs/contract/sandbox.md, payment gateway). {@code kosh.sandbox.gateway=false} does without it.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("kosh.sandbox")
class SandboxGateway {

    private static final Logger log = LoggerFactory.getLogger(SandboxGateway.class);
    private static final String MERCHANT = "kosh";
    private static final int SECRET_BYTES = 32;

    /** Both sides of it are in this process, so nobody else needs to know it. */
    private final String secret = random();

    /** Listens on the loopback address; its time is the server's. */
    @Bean
    @ConditionalOnBooleanProperty(name = "kosh.sandbox.gateway", matchIfMissing = true)
    PaymentGatewaySimulator sandboxPaymentGateway(Clock clock, @Value("${kosh.sandbox.gateway-port:0}") int port) {
        PaymentGatewaySimulator gateway = PaymentGatewaySimulator.start(port, MERCHANT, secret, clock);
        log.info("Simulated payment gateway SANDBOX: {} (docs/contract/gateway.md)", gateway.baseUrl());
        return gateway;
    }

    @Bean
    @ConditionalOnBooleanProperty(name = "kosh.sandbox.gateway", matchIfMissing = true)
    GatewayAccount sandboxGatewayAccount(PaymentGatewaySimulator gateway) {
        return new GatewayAccount("SANDBOX", "signed-page", gateway.baseUrl(), MERCHANT, secret, true);
    }

    private static String random() {
        byte[] bytes = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
