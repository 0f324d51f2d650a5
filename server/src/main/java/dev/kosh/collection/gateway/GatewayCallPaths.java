package dev.kosh.collection.gateway;

import dev.kosh.access.OutsideCalls;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The calls that ask a payment gateway before they answer. */
@Configuration(proxyBeanMethods = false)
class GatewayCallPaths {

    @Bean
    OutsideCalls callsThatWaitForAPaymentGateway() {
        return new OutsideCalls(Set.of("/pg-service/transaction/v1/_create", "/pg-service/transaction/v1/_update"));
    }
}
