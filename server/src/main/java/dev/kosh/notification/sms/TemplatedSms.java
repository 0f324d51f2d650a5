package dev.kosh.notification.sms;

import dev.kosh.notification.MobileNumber;
import dev.kosh.notification.Sms;
import dev.kosh.notification.SmsMessage;
import dev.kosh.notification.SmsProvider;
import dev.kosh.notification.SmsSender;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Makes the text from its template, hands it to the provider and notes what became of it. */
@Service
class TemplatedSms implements SmsSender {

    private static final Logger log = LoggerFactory.getLogger(TemplatedSms.class);

    private static final int MOST_CHARACTERS = 1_000;
    private static final int LONGEST_REFERENCE = 200;

    /** Code of the text that stands for a value that is not known: {@code fallback.owner_name}. */
    private static final String FALLBACK = "fallback.";

    private final Texts texts;
    private final SmsTable table;
    private final SmsProvider provider;

    TemplatedSms(Texts texts, SmsTable table, SmsProvider provider) {
        this.texts = texts;
        this.table = table;
        this.provider = provider;
    }

    @Override
    public void send(SmsMessage message) {
        if (message.reference().length() > LONGEST_REFERENCE) {
            throw new IllegalArgumentException("reference of an SMS exceeds " + LONGEST_REFERENCE + " characters");
        }
        Optional<MobileNumber> number = MobileNumber.in(message.mobileNumber());
        if (number.isEmpty()) {
            log.info("No mobile number to send {} {} to", message.template(), message.reference());
            return;
        }
        String text = text(message);
        if (table.begin(message, number.get())) {
            provider.deliver(new Sms(message.tenantId(), message.template(), message.locale(), number.get(), text));
            table.sent(message);
        }
    }

    private String text(SmsMessage message) {
        String template = texts.text(message.tenantId(), message.locale(), message.template())
                .orElseThrow(() -> new IllegalArgumentException("no SMS template " + message.template()));
        String text = Placeholders.fill(template, values(message));
        return text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS);
    }

    private Map<String, @Nullable String> values(SmsMessage message) {
        Map<String, @Nullable String> values = new HashMap<>();
        message.values().forEach((name, value) -> {
            String key = name.toLowerCase(Locale.ROOT);
            values.put(key, value != null && !value.isBlank() ? value : fallback(message, key));
        });
        return values;
    }

    private @Nullable String fallback(SmsMessage message, String name) {
        return texts.text(message.tenantId(), message.locale(), FALLBACK + name).orElse(null);
    }
}
