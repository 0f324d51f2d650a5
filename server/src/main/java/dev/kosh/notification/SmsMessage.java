package dev.kosh.notification;

import dev.kosh.wire.TenantId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message to be sent.
 *
 * @param reference what it is about, at most 200 characters and unique within the tenant: the message of a reference is
 *     sent once
 * @param template code of the text
 * @param locale language of the reader, such as {@code hi_IN}
 * @param mobileNumber of the reader; without one nothing is sent
 * @param values what the placeholders of the text stand for
 */
public record SmsMessage(
        TenantId tenantId,
        String reference,
        String template,
        String locale,
        @Nullable String mobileNumber,
        Map<String, @Nullable String> values) {

    @Override
    public String toString() {
        return "SmsMessage[%s, %s, %s]".formatted(tenantId, reference, template);
    }
}
