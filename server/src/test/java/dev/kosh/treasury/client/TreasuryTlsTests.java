package dev.kosh.treasury.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.treasury.Glitch;
import dev.kosh.treasury.Outcome;
import dev.kosh.treasury.TreasuryAnswer;
import dev.kosh.treasury.TreasuryService;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.ssl.SslStoreBundle;

/** Certificate and host name of the treasury are always verified. */
@TreasuryTest
class TreasuryTlsTests {

    private static final String PASSWORD = "changeit";

    @TempDir
    private static Path folder;

    private static KeyStore certificate;

    @Autowired
    private TestTreasury treasuries;

    @BeforeAll
    static void makeCertificate() throws Exception {
        Path file = folder.resolve("jit.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "jit",
                        "-keyalg",
                        "RSA",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes());
        assertThat(keytool.waitFor()).as(said).isZero();
        certificate = KeyStore.getInstance("PKCS12");
        try (InputStream content = Files.newInputStream(file)) {
            certificate.load(content, PASSWORD.toCharArray());
        }
    }

    @Test
    void aCertificateThatSignedItselfIsNotTrusted() {
        try (JitPeer peer = JitPeer.start(serverSide());
                TestTreasury.Client client = treasuries.client(peer.address(), Map.of())) {
            TreasuryAnswer answer = client.call(TreasuryService.PI);

            assertThat(answer.outcome()).isEqualTo(Outcome.NO_RESPONSE);
            assertThat(answer.glitch()).isEqualTo(Glitch.JIT_UNREACHABLE);
            assertThat(peer.logIns()).as("our secret was not sent").isZero();
        }
    }

    @Test
    void aCertificateThatAnOperatorNamesAsTrustedIs() {
        try (JitPeer peer = JitPeer.start(serverSide());
                TestTreasury.Client client = trusting(peer, "localhost")) {
            assertThat(client.call(TreasuryService.PI).outcome()).isEqualTo(Outcome.SUCCESS);
        }
    }

    @Test
    void aTrustedCertificateOfAnotherHostIsNotAccepted() {
        try (JitPeer peer = JitPeer.start(serverSide());
                TestTreasury.Client client = trusting(peer, "127.0.0.1")) {
            assertThat(client.call(TreasuryService.PI).glitch()).isEqualTo(Glitch.JIT_UNREACHABLE);
            assertThat(peer.logIns()).isZero();
        }
    }

    private TestTreasury.Client trusting(JitPeer peer, String host) {
        SslBundles bundles =
                new DefaultSslBundleRegistry("ifms", SslBundle.of(SslStoreBundle.of(null, null, certificate)));
        int port = peer.address().baseUrl().getPort();
        return treasuries.client(peer.at(host, port), Map.of("jit.ssl-bundle", "ifms"), bundles);
    }

    private static SSLContext serverSide() {
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(certificate, PASSWORD.toCharArray());
            SSLContext tls = SSLContext.getInstance("TLS");
            tls.init(keys.getKeyManagers(), null, null);
            return tls;
        } catch (GeneralSecurityException failure) {
            throw new AssertionError(failure);
        }
    }
}
