package dev.kosh.disbursement.orders;

import dev.kosh.access.OutsideCalls;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The calls that ask or order the treasury before they answer. */
@Configuration(proxyBeanMethods = false)
class TreasuryCallPaths {

    @Bean
    OutsideCalls callsThatWaitForTheTreasury() {
        return new OutsideCalls(Set.of(
                "/ifms-adapter/pi/v1/_create",
                "/ifms-adapter/pi/v1/_refresh",
                "/ifms-adapter/pi/v1/_resubmit",
                "/ifms-adapter/pi/v1/_revise",
                "/ifms/pi/v1/_create",
                "/mukta-ifix-adapter/v1/disburse/_create"));
    }
}
