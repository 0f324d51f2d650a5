package dev.kosh.notification.sms;

import dev.kosh.notification.OwnTexts;
import dev.kosh.wire.TenantId;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Texts of messages in the language asked for: localisation data, else the tenant's own file, else its state's, else
 * ours; else the same in English (docs/contract/notification.md, texts). Files are read once per tenant and language.
 */
@Component
class Texts {

    static final String ENGLISH = "en_IN";

    /** The platform's own codes for Punjabi and Odia, beside the ones of the standard. */
    private static final Map<String, String> SAME_LANGUAGE = Map.of("pa_IN", "pn_IN", "or_IN", "od_IN");

    private static final List<String> LANGUAGES = List.of(ENGLISH, "hi_IN", "pn_IN", "od_IN");

    private final SmsSettings settings;
    private final ObjectProvider<OwnTexts> ownTexts;
    private final Map<String, Properties> ours = new ConcurrentHashMap<>();
    private final Map<String, Properties> theirs = new ConcurrentHashMap<>();

    Texts(SmsSettings settings, ObjectProvider<OwnTexts> ownTexts) {
        this.settings = settings;
        this.ownTexts = ownTexts;
        LANGUAGES.forEach(language -> ours.put(language, bundled(language)));
    }

    Optional<String> text(TenantId tenant, String locale, String code) {
        String language = known(locale);
        return inLanguage(tenant, language, code)
                .or(() -> language.equals(ENGLISH) ? Optional.empty() : inLanguage(tenant, ENGLISH, code));
    }

    /** The text in just this language. */
    Optional<String> inLanguage(TenantId tenant, String language, String code) {
        return localised(tenant, language, code)
                .or(() -> Optional.ofNullable(own(tenant, language).getProperty(code)))
                .or(() -> Optional.ofNullable(own(tenant.state(), language).getProperty(code)))
                .or(() -> Optional.ofNullable(
                        ours.getOrDefault(language, new Properties()).getProperty(code)));
    }

    private Optional<String> localised(TenantId tenant, String language, String code) {
        OwnTexts source = ownTexts.getIfAvailable();
        return source == null ? Optional.empty() : source.text(tenant, language, code);
    }

    /** Only languages that we have count, so that a caller cannot make us look for files of his naming. */
    static String known(String locale) {
        String language = SAME_LANGUAGE.getOrDefault(locale, locale);
        return LANGUAGES.stream()
                .filter(each -> each.toLowerCase(Locale.ROOT).equals(language.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElse(ENGLISH);
    }

    private Properties own(TenantId tenant, String language) {
        Path folder = settings.templates();
        return folder == null
                ? new Properties()
                : theirs.computeIfAbsent(
                        tenant + "/" + language + ".properties", name -> fromFile(folder.resolve(name)));
    }

    private static Properties fromFile(Path file) {
        if (!Files.isRegularFile(file)) {
            return new Properties();
        }
        try (Reader reader = Files.newBufferedReader(file)) {
            return properties(reader);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Properties bundled(String language) {
        String name = "/sms/" + language + ".properties";
        try (InputStream stream = Texts.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("missing on the class path: " + name);
            }
            return properties(new InputStreamReader(stream, StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Properties properties(Reader reader) throws IOException {
        Properties properties = new Properties();
        properties.load(reader);
        return properties;
    }
}
