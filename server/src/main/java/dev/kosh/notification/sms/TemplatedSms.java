package dev.kosh.notification.sms;

import dev.kosh.events.DeliverLater;
import dev.kosh.notification.Sms;
import dev.kosh.notification.SmsMessage;
import dev.kosh.notification.SmsSender;
import dev.kosh.wire.TenantId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;

/** Makes messages, holds back what is not to leave or not now, and hands the others over. */
@Service
class TemplatedSms implements SmsSender {

    private final SmsComposer composer;
    private final BlockedNumberTable blockedNumbers;
    private final NumberPatterns blocked;
    private final NumberPatterns allowed;
    private final PromotionHours promotionHours;
    private final SmsTable table;
    private final Handover handover;
    private final boolean enabled;

    TemplatedSms(
            SmsComposer composer,
            BlockedNumberTable blockedNumbers,
            PromotionHours promotionHours,
            SmsTable table,
            Handover handover,
            SmsSettings settings) {
        this.composer = composer;
        this.blockedNumbers = blockedNumbers;
        this.promotionHours = promotionHours;
        this.table = table;
        this.handover = handover;
        this.enabled = settings.enabled();
        this.blocked = new NumberPatterns(settings.blockedNumbers());
        this.allowed = new NumberPatterns(settings.allowedNumbers());
    }

    @Override
    public boolean isEnabled() {
        return enabled;
    }

    @Override
    public boolean asksFor(TenantId tenant, String template, String locale, String placeholder) {
        return enabled && composer.asksFor(tenant, template, locale, placeholder);
    }

    @Override
    public Optional<String> word(TenantId tenant, String template, String locale, String code) {
        return enabled ? composer.word(tenant, template, locale, code) : Optional.empty();
    }

    @Override
    public Map<SmsMessage, RuntimeException> sendAll(List<SmsMessage> messages) {
        if (!enabled) {
            return Map.of();
        }
        Map<SmsMessage, RuntimeException> failures = new LinkedHashMap<>();
        Map<SmsMessage, Sms> composed = new LinkedHashMap<>();
        for (SmsMessage message : messages) {
            try {
                composer.compose(message).ifPresent(sms -> composed.put(message, sms));
            } catch (IllegalArgumentException wrongMessage) {
                failures.put(message, wrongMessage);
            }
        }
        Set<Sms> heldBack = blockedNumbers.heldBack(composed.values());
        Map<SmsMessage, Sms> refused = new LinkedHashMap<>();
        Map<SmsMessage, Sms> ready = new LinkedHashMap<>();
        composed.forEach((message, sms) -> {
            Optional<DeliverLater> wait = promotionHours.wait(sms);
            if (heldBack.contains(sms) || isBlockedByConfiguration(sms)) {
                refused.put(message, sms);
            } else if (wait.isPresent()) {
                failures.put(message, wait.get());
            } else {
                ready.put(message, sms);
            }
        });
        table.blocked(refused);
        failures.putAll(handover.run(ready));
        return failures;
    }

    private boolean isBlockedByConfiguration(Sms sms) {
        return blocked.match(sms.number()) || (!allowed.isEmpty() && !allowed.match(sms.number()));
    }
}
