package dev.kosh.notification;

import dev.kosh.wire.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * A message ready to be carried.
 *
 * @param reference what it is about; the same at each attempt, unique within the tenant
 * @param template code that the text was made from
 * @param locale language of the text
 * @param number ten digits
 * @param text at most 1,000 characters
 * @param registration of the text; null when it has none
 */
public record Sms(
        TenantId tenantId,
        String reference,
        String template,
        String locale,
        SmsCategory category,
        MobileNumber number,
        String text,
        @Nullable DltRegistration registration) {

    /** Without the text, which may name people. */
    @Override
    public String toString() {
        return "Sms[%s, %s, %s]".formatted(tenantId, template, number);
    }
}
