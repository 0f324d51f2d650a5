package dev.kosh.platform.texts;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.kosh.notification.OwnTexts;
import dev.kosh.wire.TenantId;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Texts of messages out of localisation data, remembered for half a minute: a night asks 100,000 times for one text. */
@Component
class LocalisedSmsTexts implements OwnTexts {

    private static final Duration REMEMBERED = Duration.ofSeconds(30);
    private static final int MOST = 10_000;

    private record Key(TenantId tenant, String locale, String code) {}

    private final MessageStore store;
    private final Cache<Key, Optional<String>> remembered =
            Caffeine.newBuilder().expireAfterWrite(REMEMBERED).maximumSize(MOST).build();

    LocalisedSmsTexts(MessageStore store) {
        this.store = store;
    }

    @Override
    public Optional<String> text(TenantId tenant, String locale, String code) {
        return Objects.requireNonNull(remembered.get(new Key(tenant, locale, code), this::read));
    }

    private Optional<String> read(Key key) {
        return store.find(key.tenant().value(), key.locale(), null, List.of(key.code())).stream()
                .filter(message -> message.locale().equals(key.locale()))
                .map(MessageJson::message)
                .findFirst();
    }
}
