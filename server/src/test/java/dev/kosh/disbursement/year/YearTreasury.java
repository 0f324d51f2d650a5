package dev.kosh.disbursement.year;

import dev.kosh.simulator.AutoMode;
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

/** A treasury that signs, advises and pays by itself, as one with people in it does: late, in parts, not always. */
@TestConfiguration(proxyBeanMethods = false)
class YearTreasury {

    /** Some money comes back as late as this; the horizon of asking is 90 days. */
    static final int MOST_DAYS_UNTIL_RETURN = 40;

    private static final AutoMode PEOPLE = new AutoMode(1, 1, 2, 0.08, 0.15, 0.2, MOST_DAYS_UNTIL_RETURN);

    @Bean
    TreasurySimulator yearSimulator(MovableClock clock) {
        TreasurySimulator treasury = TreasurySimulator.start(SimulatorSettings.defaults()
                .withClock(clock)
                .withSeed(YearSettings.given().seed()));
        treasury.proceed(PEOPLE);
        return treasury;
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
