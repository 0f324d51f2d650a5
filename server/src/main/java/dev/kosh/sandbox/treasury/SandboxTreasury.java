package dev.kosh.sandbox.treasury;

import dev.kosh.simulator.SimulatorSettings;
import dev.kosh.simulator.TreasurySimulator;
import dev.kosh.treasury.TreasuryAddress;
import dev.kosh.treasury.TreasuryAddressSource;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/**
 * Starts a treasury for {@code kosh.sandbox=true} and tells the treasury client where it is; a production server has
 * none of this (docs/contract/sandbox.md, treasury). {@code kosh.sandbox.treasury=false} does without it.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("kosh.sandbox")
@Conditional(NoOtherTreasury.class)
class SandboxTreasury {

    private static final Logger log = LoggerFactory.getLogger(SandboxTreasury.class);

    /** Listens on the loopback address, on any free port; its time is the server's. */
    @Bean
    @ConditionalOnBooleanProperty(name = "kosh.sandbox.treasury", matchIfMissing = true)
    TreasurySimulator sandboxSimulator(Clock clock) {
        TreasurySimulator treasury =
                TreasurySimulator.start(SimulatorSettings.defaults().withClock(clock));
        treasury.allot(CuttackAllotments.of(clock.instant()));
        log.info("Simulated treasury: {}/__sim/state (docs/contract/simulator.md)", treasury.baseUrl());
        return treasury;
    }

    @Bean
    @ConditionalOnBooleanProperty(name = "kosh.sandbox.treasury", matchIfMissing = true)
    TreasuryAddressSource sandboxTreasuryAddress(TreasurySimulator treasury) throws GeneralSecurityException {
        RSAPublicKey key = (RSAPublicKey)
                KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(treasury.publicKeyDer()));
        TreasuryAddress address = new TreasuryAddress(
                treasury.baseUrl(),
                treasury.settings().clientId(),
                treasury.settings().clientSecret(),
                key);
        return () -> address;
    }
}
