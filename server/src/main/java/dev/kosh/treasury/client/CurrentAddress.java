package dev.kosh.treasury.client;

import dev.kosh.treasury.TreasuryAddress;
import dev.kosh.treasury.TreasuryAddressSource;
import dev.kosh.treasury.TreasurySettings;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Where the treasury is: what another part of the process says, else what the settings say; checked at the start. */
@Component
class CurrentAddress {

    private final @Nullable TreasuryAddressSource other;
    private final @Nullable TreasuryAddress fromSettings;

    CurrentAddress(TreasurySettings settings, ObjectProvider<TreasuryAddressSource> source) {
        this.other = source.getIfAvailable();
        this.fromSettings = read(settings);
    }

    /** Null when there is no treasury. */
    @Nullable
    TreasuryAddress current() {
        return other == null ? fromSettings : other.address();
    }

    private static @Nullable TreasuryAddress read(TreasurySettings settings) {
        String baseUrl = settings.baseUrl();
        if (baseUrl == null || baseUrl.isBlank()) {
            return null;
        }
        return new TreasuryAddress(
                secure(baseUrl.strip(), settings.allowInsecure()),
                required("jit.client-id", settings.clientId()),
                required("jit.client-secret", settings.clientSecret()),
                PublicKeyText.read(required("jit.public-key", settings.publicKey())));
    }

    private static URI secure(String baseUrl, boolean allowInsecure) {
        URI uri;
        try {
            uri = URI.create(baseUrl.endsWith("/") ? baseUrl.substring(0, baseUrl.length() - 1) : baseUrl);
        } catch (IllegalArgumentException malformed) {
            throw new UnusableSettings("jit.base-url is no URL", malformed);
        }
        boolean https = "https".equalsIgnoreCase(uri.getScheme());
        if (uri.getHost() == null || !(https || "http".equalsIgnoreCase(uri.getScheme()))) {
            throw new UnusableSettings("jit.base-url is no URL of the form https://host");
        }
        if (!https && !allowInsecure) {
            throw new UnusableSettings("jit.base-url must begin with https://: orders to pay would travel in clear;"
                    + " jit.allow-insecure=true is for a simulator");
        }
        return uri;
    }

    private static String required(String name, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new UnusableSettings("jit.base-url is set but " + name + " is not");
        }
        return value;
    }
}
