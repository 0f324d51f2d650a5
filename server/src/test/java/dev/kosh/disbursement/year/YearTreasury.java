package dev.kosh.disbursement.year;

import dev.kosh.simulator.SimulatorSettings;
import dev.kosh.simulator.TreasurySimulator;
import dev.kosh.testing.MovableClock;
import dev.kosh.treasury.TreasuryAddress;
import dev.kosh.treasury.TreasuryAddressSource;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** The treasury of the year; its people are those of {@link YearSettings}. */
@TestConfiguration(proxyBeanMethods = false)
class YearTreasury {

    @Bean
    TreasurySimulator yearSimulator(MovableClock clock) {
        return TreasurySimulator.start(SimulatorSettings.defaults()
                .withClock(clock)
                .withSeed(YearSettings.given().seed()));
    }

    @Bean
    TreasuryAddressSource yearAddress(TreasurySimulator simulator) throws GeneralSecurityException {
        RSAPublicKey key = (RSAPublicKey)
                KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(simulator.publicKeyDer()));
        TreasuryAddress address = new TreasuryAddress(
                simulator.baseUrl(),
                simulator.settings().clientId(),
                simulator.settings().clientSecret(),
                key);
        return () -> address;
    }
}
