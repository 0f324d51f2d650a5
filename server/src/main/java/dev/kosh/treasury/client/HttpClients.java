package dev.kosh.treasury.client;

import dev.kosh.treasury.TreasurySettings;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.springframework.boot.ssl.SslBundles;

/** HTTP/1.1 that keeps connections, verifies certificate and host name, and does nothing on its own account. */
final class HttpClients {

    private static final TimeValue KEPT_ALIVE = TimeValue.ofMinutes(1);
    /** A connection that was idle this long is looked at first: a push must not fail on one that the peer has closed. */
    private static final TimeValue CHECKED_AFTER = TimeValue.ofMilliseconds(500);

    private HttpClients() {}

    static CloseableHttpClient make(TreasurySettings settings, SslBundles bundles) {
        Timeout answer = Timeout.of(settings.http().readTimeout());
        RequestConfig perCall = RequestConfig.custom()
                .setConnectionRequestTimeout(answer)
                .setResponseTimeout(answer)
                .setConnectionKeepAlive(KEPT_ALIVE)
                .build();
        return HttpClientBuilder.create()
                .setConnectionManager(connections(settings, bundles))
                .setDefaultRequestConfig(perCall)
                .setUserAgent("Kosh")
                // What is sent again is decided where it is known what it would do.
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .useSystemProperties()
                .build();
    }

    private static HttpClientConnectionManager connections(TreasurySettings settings, SslBundles bundles) {
        TreasurySettings.Http http = settings.http();
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setTlsSocketStrategy(verifying(settings, bundles))
                .setMaxConnTotal(http.connections())
                .setMaxConnPerRoute(http.connections())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(http.connectTimeout()))
                        .setSocketTimeout(Timeout.of(http.readTimeout()))
                        .setValidateAfterInactivity(CHECKED_AFTER)
                        .build())
                .build();
    }

    private static TlsSocketStrategy verifying(TreasurySettings settings, SslBundles bundles) {
        ClientTlsStrategyBuilder builder = ClientTlsStrategyBuilder.create().useSystemProperties();
        String bundle = settings.sslBundle();
        if (bundle != null && !bundle.isBlank()) {
            builder.setSslContext(bundles.getBundle(bundle).createSslContext());
        }
        return builder.buildClassic();
    }
}
