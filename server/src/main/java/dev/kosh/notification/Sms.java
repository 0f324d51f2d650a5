package dev.kosh.notification;

import dev.kosh.wire.TenantId;

/**
 * A message ready to be carried.
 *
 * @param template code that the text was made from, for providers with registered texts
 * @param number ten digits
 * @param text at most 1,000 characters
 */
public record Sms(TenantId tenantId, String template, String locale, MobileNumber number, String text) {

    /** Without the text, which may name people. */
    @Override
    public String toString() {
        return "Sms[%s, %s, %s]".formatted(tenantId, template, number);
    }
}
