package dev.kosh.notification.sms;

import dev.kosh.notification.DltRegistration;
import dev.kosh.notification.MobileNumber;
import dev.kosh.notification.Sms;
import dev.kosh.notification.SmsMessage;
import dev.kosh.wire.TenantId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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

    /**
     * Empty when there is no number to send to.
     *
     * @throws IllegalArgumentException when there is no such template, or no registered one where that is required
     */
    Optional<Sms> compose(SmsMessage message) {
        if (message.reference().length() > LONGEST_REFERENCE) {
            throw new IllegalArgumentException("reference of an SMS exceeds " + LONGEST_REFERENCE + " characters");
        }
        String locale = Texts.known(message.locale());
        Optional<DltRegistration> registration = registrations.of(message.tenantId(), message.template(), locale);
        if (settings.dltRequired() && registration.isEmpty()) {
            locale = Texts.ENGLISH;
            registration = registrations.of(message.tenantId(), message.template(), locale);
            if (registration.isEmpty()) {
                throw new IllegalArgumentException("SMS template " + message.template() + " is not registered");
            }
        }
        String language = locale;
        String text = text(message, language);
        Optional<MobileNumber> number = MobileNumber.in(message.mobileNumber());
        if (number.isEmpty()) {
            log.info("No mobile number to send {} {} to", message.template(), message.reference());
        }
        DltRegistration registered = registration.orElse(null);
        return number.map(digits -> new Sms(
                message.tenantId(),
                message.reference(),
                message.template(),
                language,
                registrations.category(message.tenantId(), message.template(), language),
                digits,
                text,
                registered));
    }

    boolean asksFor(TenantId tenant, String template, String locale, String placeholder) {
        String text = texts.text(tenant, locale, template).orElse("").toLowerCase(Locale.ROOT);
        return text.contains("{" + placeholder + "}") || text.contains("<" + placeholder + ">");
    }

    private String text(SmsMessage message, String language) {
        String template = texts.text(message.tenantId(), language, message.template())
                .orElseThrow(() -> new IllegalArgumentException("no SMS template " + message.template()));
        // Texts of one-time passwords that states already have mark the password so.
        String marked = message.values().containsKey(OTP) ? template.replace("%s", "{" + OTP + "}") : template;
        String text = Placeholders.fill(marked, values(message, language));
        return text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS);
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
