package dev.kosh.platform.messages;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a provider calls back ({@code kosh.sms.callback.*}, docs/contract/notification.md, delivery reports).
 *
 * @param secret that each report must show; none: there is no such end point
 * @param idParameter names the message by the provider's id
 * @param statusParameter says what became of it
 */
@ConfigurationProperties("kosh.sms.callback")
record CallbackSettings(
        @Nullable String secret,
        @DefaultValue("jobno") String idParameter,
        @DefaultValue("status") String statusParameter) {

    /** Without the secret. */
    @Override
    public String toString() {
        return "CallbackSettings[" + idParameter + ", " + statusParameter + "]";
    }
}
