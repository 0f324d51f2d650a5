package dev.kosh.collection.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.collection.GatewayAdapter;
import dev.kosh.collection.GatewaySettings;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** Payment gateways as an operator sets them. */
class GatewaySettingsTests {

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(GatewaySettings.class)
    static class Settings {}

    private final ApplicationContextRunner server = new ApplicationContextRunner()
            .withUserConfiguration(Settings.class, SignedPages.class)
            .withBean(Clock.class, Clock::systemUTC)
            .withBean(JsonMapper.class, () -> JsonMapper.builder().build());

    private static String[] account(String name, String... more) {
        String prefix = "kosh.pg.gateways." + name + '.';
        List<String> settings = new ArrayList<>(
                Stream.of("adapter=signed-page", "url=https://pay.example", "merchant-id=M1", "secret=hidden")
                        .map(each -> prefix + each)
                        .toList());
        Stream.of(more).map(each -> prefix + each).forEach(settings::add);
        return settings.toArray(String[]::new);
    }

    private static Gateways gateways(GatewaySettings settings, GatewayAdapter adapter) {
        return new Gateways(settings, List.of(adapter), List.of());
    }

    @Test
    void aGatewayIsChosenByItsNameInCapitals() {
        server.withPropertyValues(account("bankx"))
                .run(context -> assertThat(
                                gateways(context.getBean(GatewaySettings.class), context.getBean(SignedPages.class))
                                        .active())
                        .containsExactly("BANKX"));
    }

    @Test
    void oneThatIsSwitchedOffTakesNoOrdersAndIsStillAskedAboutOldOnes() {
        server.withPropertyValues(account("BANKX", "active=false")).run(context -> {
            Gateways gateways = gateways(context.getBean(GatewaySettings.class), context.getBean(SignedPages.class));
            assertThat(gateways.active()).isEmpty();
            assertThat(gateways.active("BANKX")).isEmpty();
            assertThat(gateways.find("BANKX")).isPresent();
        });
    }

    @Test
    void anAdapterThatIsNotThereEndsTheStartInClearWordsWithoutTheSecret() {
        server.withPropertyValues(account("BANKX", "adapter=paytm"))
                .withBean(Gateways.class)
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .isInstanceOf(UnusableGatewaySettings.class)
                        .hasMessage("kosh.pg.gateways.BANKX.adapter: there is no paytm; there is signed-page"));
    }

    @Test
    void aSecretThatIsMissingEndsTheStartInClearWords() {
        server.withPropertyValues(account("BANKX", "secret="))
                .withBean(Gateways.class)
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .hasMessage("kosh.pg.gateways.BANKX.secret is missing"));
    }
}
