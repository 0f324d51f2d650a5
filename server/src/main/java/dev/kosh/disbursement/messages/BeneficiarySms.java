package dev.kosh.disbursement.messages;

import dev.kosh.disbursement.PayeeType;
import dev.kosh.events.OutboxMessage;
import dev.kosh.notification.MobileNumber;
import dev.kosh.notification.SmsMessage;
import dev.kosh.notification.SmsSender;
import dev.kosh.wire.TenantId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Sends messages about payments (docs/contract/disbursement-failures.md, messages). The text is registered with the
 * carriers: only amount and transaction vary.
 */
@Component
class BeneficiarySms {

    private final SmsSender sms;
    private final MessageSettings settings;

    BeneficiarySms(SmsSender sms, MessageSettings settings) {
        this.sms = sms;
        this.settings = settings;
    }

    /** Whether there is a person to be told, with a number, and messages go out at all. */
    boolean canBeTold(ToldPayment payment) {
        return sms.isEnabled()
                && payment.payeeType() != PayeeType.DEPT
                && MobileNumber.in(payment.mobileNumber())
                        .filter(number -> !settings.blockedNumbers().contains(number.digits()))
                        .isPresent();
    }

    /**
     * Sends one message about each payment, or part of one.
     *
     * @param about what the message of a payment is known by: it is sent once
     * @param causes which outbox message each payment stands for
     * @return messages that could not be sent, with the reason of each
     */
    Map<OutboxMessage, RuntimeException> send(String template, String about, Map<ToldPayment, OutboxMessage> causes) {
        Map<SmsMessage, OutboxMessage> causeByMessage = new LinkedHashMap<>();
        causes.forEach((payment, cause) -> causeByMessage.put(
                new SmsMessage(
                        cause.tenantId(),
                        about + " " + payment.known(),
                        template,
                        settings.locale(),
                        payment.mobileNumber(),
                        Map.of("amount", payment.amount().toRupees().toPlainString(), "utrno", payment.reference())),
                cause));
        Map<OutboxMessage, RuntimeException> failures = new HashMap<>();
        sms.sendAll(List.copyOf(causeByMessage.keySet()))
                .forEach((message, failure) ->
                        failures.put(Objects.requireNonNull(causeByMessage.get(message)), failure));
        return failures;
    }

    /** The messages of each tenant by the id in a member of their payload. */
    static Map<TenantId, Map<UUID, OutboxMessage>> byId(List<OutboxMessage> messages, String member) {
        return messages.stream()
                .collect(Collectors.groupingBy(
                        OutboxMessage::tenantId,
                        Collectors.toMap(
                                message -> UUID.fromString(
                                        message.payload().path(member).asString()),
                                message -> message,
                                (first, same) -> first)));
    }
}
