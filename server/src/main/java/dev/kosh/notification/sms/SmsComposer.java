package dev.kosh.notification.sms;

import dev.kosh.notification.DltRegistration;
import dev.kosh.notification.MobileNumber;
import dev.kosh.notification.Sms;
import dev.kosh.notification.SmsMessage;
import dev.kosh.wire.TenantId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Makes what is carried out of what is to be said: text, language, category, registration. */
@Component
class SmsComposer {

    private static final Logger log = LoggerFactory.getLogger(SmsComposer.class);

    private static final int MOST_CHARACTERS = 1_000;
    private static final int LONGEST_REFERENCE = 200;

    private static final String OTP = "otp";

    /** Code of the text that stands for a value that is not known: {@code fallback.owner_name}. */
    private static final String FALLBACK = "fallback.";

    private final Texts texts;
    private final Registrations registrations;
    private final SmsSettings settings;

    SmsComposer(Texts texts, Registrations registrations, SmsSettings settings) {
        this.texts = texts;
        this.registrations = registrations;
        this.settings = settings;
    }

    /** A text, and what it is registered as, in one language. */
    private record Wording(
            String language, String text, @Nullable DltRegistration registration) {}

    /**
     * Empty when there is no number to send to.
     *
     * @throws IllegalArgumentException when there is no such template, or no registered one where that is required
     */
    Optional<Sms> compose(SmsMessage message) {
        if (message.reference().length() > LONGEST_REFERENCE) {
            throw new IllegalArgumentException("reference of an SMS exceeds " + LONGEST_REFERENCE + " characters");
        }
        Wording wording = wording(message.tenantId(), message.template(), message.locale());
        String text = text(message, wording);
        Optional<MobileNumber> number = MobileNumber.in(message.mobileNumber());
        if (number.isEmpty()) {
            log.info("No mobile number to send {} {} to", message.template(), message.reference());
        }
        return number.map(digits -> new Sms(
                message.tenantId(),
                message.reference(),
                message.template(),
                wording.language(),
                registrations.category(message.tenantId(), message.template(), wording.language()),
                digits,
                text,
                wording.registration()));
    }

    boolean asksFor(TenantId tenant, String template, String locale, String placeholder) {
        String text =
                find(tenant, template, locale).map(Wording::text).orElse("").toLowerCase(Locale.ROOT);
        return text.contains("{" + placeholder + "}") || text.contains("<" + placeholder + ">");
    }

    /** A text that stands within that of a template, in the language in which the template leaves. */
    Optional<String> word(TenantId tenant, String template, String locale, String code) {
        return find(tenant, template, locale).flatMap(wording -> texts.text(tenant, wording.language(), code));
    }

    private Wording wording(TenantId tenant, String template, String locale) {
        return find(tenant, template, locale)
                .orElseThrow(() -> new IllegalArgumentException(
                        texts.text(tenant, locale, template).isEmpty()
                                ? "no SMS template " + template
                                : "SMS template " + template + " is not registered"));
    }

    /** In the language asked for, if there are words in it, registered ones where that is required; else in English. */
    private Optional<Wording> find(TenantId tenant, String template, String locale) {
        return Stream.of(Texts.known(locale), Texts.ENGLISH)
                .distinct()
                .flatMap(language -> texts.inLanguage(tenant, language, template).stream()
                        .map(text -> new Wording(
                                language,
                                text,
                                registrations.of(tenant, template, language).orElse(null))))
                .filter(wording -> wording.registration() != null || !settings.dltRequired())
                .findFirst();
    }

    private String text(SmsMessage message, Wording wording) {
        // Texts of one-time passwords that states already have mark the password so.
        String marked =
                message.values().containsKey(OTP) ? wording.text().replace("%s", "{" + OTP + "}") : wording.text();
        Map<String, @Nullable String> values = values(message, wording.language());
        List<String> unknown = Placeholders.unknown(marked, values.keySet());
        if (!unknown.isEmpty()) {
            log.warn(
                    "Text {} of {} in {} asks for what nobody knows: {}",
                    message.template(),
                    message.tenantId(),
                    wording.language(),
                    unknown);
        }
        return cut(Placeholders.fill(marked, values));
    }

    /** No letter is cut in half. */
    private static String cut(String text) {
        if (text.length() <= MOST_CHARACTERS) {
            return text;
        }
        return text.substring(
                0, Character.isHighSurrogate(text.charAt(MOST_CHARACTERS - 1)) ? MOST_CHARACTERS - 1 : MOST_CHARACTERS);
    }

    private Map<String, @Nullable String> values(SmsMessage message, String language) {
        Map<String, @Nullable String> values = new HashMap<>();
        message.values().forEach((name, value) -> {
            String key = name.toLowerCase(Locale.ROOT);
            values.put(key, value != null && !value.isBlank() ? value : fallback(message, language, key));
        });
        return values;
    }

    private @Nullable String fallback(SmsMessage message, String language, String name) {
        return texts.text(message.tenantId(), language, FALLBACK + name).orElse(null);
    }
}
