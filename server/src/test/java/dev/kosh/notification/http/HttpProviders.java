package dev.kosh.notification.http;

import dev.kosh.notification.SmsProvider;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.convert.ApplicationConversionService;

/** Providers by configuration, as a server would have them. */
public final class HttpProviders {

    private HttpProviders() {}

    /** @param settings below {@code kosh.sms.http} */
    public static SmsProvider with(Map<String, String> settings) {
        return new HttpProvider(settings(settings));
    }

    static HttpProviderSettings settings(Map<String, String> settings) {
        Map<String, String> keys = new HashMap<>();
        settings.forEach((key, value) -> keys.put("kosh.sms.http." + key, value));
        return new Binder(
                        List.of(new MapConfigurationPropertySource(keys)),
                        null,
                        ApplicationConversionService.getSharedInstance(),
                        null)
                .bindOrCreate("kosh.sms.http", HttpProviderSettings.class);
    }
}
