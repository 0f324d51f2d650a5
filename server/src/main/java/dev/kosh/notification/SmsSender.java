package dev.kosh.notification;

import dev.kosh.wire.TenantId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sends text messages (docs/contract/notification.md). Called where repeating is possible: from the outbox. */
public interface SmsSender {

    /**
     * Sends a message now, unless the message of its reference was sent before or there is no Indian mobile number to
     * send it to. When the process dies between the provider's answer and our note of it, the message is sent twice.
     *
     * @throws SmsNotSent when the provider does not take the message; worth another attempt later
     * @throws IllegalArgumentException when there is no such template
     */
    default void send(SmsMessage message) {
        RuntimeException failure = sendAll(List.of(message)).get(message);
        if (failure != null) {
            throw failure;
        }
    }

    /** Whether this installation sends messages at all; if not, {@link #send} takes them and nothing becomes of them. */
    boolean isEnabled();

    /** Whether the text asks for a value that is dear to make, such as a link. */
    boolean asksFor(TenantId tenant, String template, String locale, String placeholder);

    /**
     * A text that stands within another, such as the name of a service, in the language in which the other leaves; empty
     * when nobody has written it.
     *
     * @param template code of the other
     * @param locale language that is asked for
     */
    Optional<String> word(TenantId tenant, String template, String locale, String code);

    /** {@link #send} for many messages with few statements; answers those that failed, with the reason of each. */
    Map<SmsMessage, RuntimeException> sendAll(List<SmsMessage> messages);
}
