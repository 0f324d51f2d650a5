package dev.kosh.treasury.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kosh.testing.KoshProcess;
import dev.kosh.treasury.TreasuryAddress;
import dev.kosh.treasury.TreasuryAddressSource;
import dev.kosh.treasury.TreasurySettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.FileSystemUtils;

/** Where the treasury is, and settings with which a server does not start. */
@Tag("long")
class TreasuryAddressTests {

    private static final Map<String, String> COMPLETE = Map.of(
            "jit.base-url", "https://jit.example.org/ifms/",
            "jit.client-id", "kosh",
            "jit.client-secret", "secret",
            "jit.public-key", JitPeer.publicKey());

    @TempDir
    private Path folder;

    @Test
    void completeSettingsGiveAnAddress() {
        TreasuryAddress address = Objects.requireNonNull(addressOf(COMPLETE));

        assertThat(address.baseUrl()).hasToString("https://jit.example.org/ifms");
        assertThat(address.clientId()).isEqualTo("kosh");
        assertThat(address.clientSecret()).isEqualTo("secret");
        assertThat(address.publicKey().getModulus().bitLength()).isEqualTo(2048);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void withoutAnAddressThereIsNoTreasuryAndNothingElseIsNeeded(String baseUrl) {
        assertThat(addressOf(Map.of())).isNull();
        assertThat(addressOf(Map.of("jit.base-url", baseUrl))).isNull();
    }

    @Test
    void anAddressWithoutTlsIsRefusedUnlessItIsAllowed() {
        Map<String, String> insecure = with("jit.base-url", "http://jit.example.org");

        assertThatThrownBy(() -> addressOf(insecure))
                .isInstanceOf(UnusableSettings.class)
                .hasMessageStartingWith("jit.base-url must begin with https://");

        insecure.put("jit.allow-insecure", "true");
        assertThat(addressOf(insecure)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"jit.example.org", "ftp://jit.example.org", "https://", "https://jit example", "file:///etc"})
    void anAddressThatIsNoUrlIsRefusedEvenWhereInsecureOnesAreAllowed(String baseUrl) {
        Map<String, String> settings = with("jit.base-url", baseUrl);
        settings.put("jit.allow-insecure", "true");

        assertThatThrownBy(() -> addressOf(settings))
                .isInstanceOf(UnusableSettings.class)
                .hasMessageStartingWith("jit.base-url is no URL");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jit.client-id", "jit.client-secret", "jit.public-key"})
    void whatIsMissingIsNamed(String name) {
        assertThatThrownBy(() -> addressOf(with(name, " ")))
                .isInstanceOf(UnusableSettings.class)
                .hasMessage("jit.base-url is set but " + name + " is not");
    }

    @Test
    void theKeyMayBeAFileInDerOrPem() throws IOException {
        byte[] der = Base64.getDecoder().decode(JitPeer.publicKey().substring("base64:".length()));
        Path derFile = Files.write(folder.resolve("jit.der"), der);
        Path pemFile = Files.writeString(
                folder.resolve("jit.pem"),
                "-----BEGIN PUBLIC KEY-----\n" + Base64.getMimeEncoder().encodeToString(der)
                        + "\n-----END PUBLIC KEY-----\n");

        for (Path file : new Path[] {derFile, pemFile}) {
            TreasuryAddress address = Objects.requireNonNull(addressOf(with("jit.public-key", file.toString())));
            assertThat(address.publicKey().getEncoded()).isEqualTo(der);
        }
    }

    @Test
    void aKeyThatIsNoneIsRefused() throws IOException, GeneralSecurityException {
        Path text = Files.writeString(folder.resolve("key.txt"), "no key");
        for (String key : new String[] {
            "base64:AAAA", "base64:***", text.toString(), folder.resolve("none").toString()
        }) {
            assertThatThrownBy(() -> addressOf(with("jit.public-key", key)))
                    .isInstanceOf(UnusableSettings.class)
                    .hasMessageStartingWith("jit.public-key names");
        }
        KeyPairGenerator weak = KeyPairGenerator.getInstance("RSA");
        weak.initialize(1024);
        String weakKey = "base64:"
                + Base64.getEncoder()
                        .encodeToString(weak.generateKeyPair().getPublic().getEncoded());
        assertThatThrownBy(() -> addressOf(with("jit.public-key", weakKey)))
                .hasMessage("jit.public-key names a key of fewer than 2048 bits");
    }

    @Test
    void anotherPartOfTheProcessMaySayWhereTheTreasuryIsAfterTheStart() {
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        AtomicReference<@Nullable TreasuryAddress> known = new AtomicReference<>();
        TreasuryAddressSource source = known::get;
        beans.addBean("simulator", source);
        CurrentAddress address =
                new CurrentAddress(settings(Map.of()), beans.getBeanProvider(TreasuryAddressSource.class));
        assertThat(address.current()).isNull();

        TreasuryAddress found = addressOf(COMPLETE);
        known.set(found);

        assertThat(address.current()).isSameAs(found);
    }

    @Test
    void aServerWithAnAddressWithoutTlsDoesNotStartAndSaysWhyInOneLine() throws IOException {
        Path data = Files.createTempDirectory(Files.createDirectories(Path.of("target", "processes")), "data");
        try {
            KoshProcess kosh = KoshProcess.launch(data, Map.of(), "run", "--jit.base-url=http://jit.example.org");

            assertThat(kosh.exitCode()).isEqualTo(1);
            assertThat(kosh.output().lines().filter(line -> line.startsWith("kosh: ")))
                    .singleElement()
                    .asString()
                    .startsWith("kosh: jit.base-url must begin with https://");
        } finally {
            FileSystemUtils.deleteRecursively(data);
        }
    }

    private static Map<String, String> with(String name, String value) {
        Map<String, String> settings = new HashMap<>(COMPLETE);
        settings.put(name, value);
        return settings;
    }

    private static @Nullable TreasuryAddress addressOf(Map<String, String> settings) {
        return new CurrentAddress(
                        settings(settings),
                        new StaticListableBeanFactory().getBeanProvider(TreasuryAddressSource.class))
                .current();
    }

    private static TreasurySettings settings(Map<String, String> values) {
        return new Binder(new MapConfigurationPropertySource(values)).bindOrCreate("jit", TreasurySettings.class);
    }
}
