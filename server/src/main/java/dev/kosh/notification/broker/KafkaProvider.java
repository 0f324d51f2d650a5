package dev.kosh.notification.broker;

import dev.kosh.events.Broker;
import dev.kosh.notification.Sms;
import dev.kosh.notification.SmsCategory;
import dev.kosh.notification.SmsNotSent;
import dev.kosh.notification.SmsOutcomeUnknown;
import dev.kosh.notification.SmsProvider;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Leaves messages to the SMS service of an installation that has one, on the topics of the original. */
@Component
@ConditionalOnProperty(name = "kosh.sms.provider", havingValue = "kafka")
class KafkaProvider implements SmsProvider {

    private static final String TOPIC = "egov.core.notification.sms";
    private static final String OTP_TOPIC = TOPIC + ".otp";

    /** After this the SMS service drops a one-time password; the original's three seconds dropped most. */
    private static final Duration GOOD_FOR = Duration.ofMinutes(5);

    private final Broker broker;
    private final JsonMapper json;
    private final Clock clock;

    KafkaProvider(ObjectProvider<Broker> broker, JsonMapper json, Clock clock) {
        Broker configured = broker.getIfAvailable();
        if (configured == null) {
            throw new IllegalStateException("kosh.sms.provider: kafka needs kosh.kafka.servers");
        }
        this.broker = configured;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public boolean recognisesRepeats() {
        return false;
    }

    @Override
    public Optional<String> deliver(Sms sms) {
        boolean isOtp = sms.category() == SmsCategory.OTP;
        ObjectNode payload = json.createObjectNode()
                .put("mobileNumber", sms.number().digits())
                .put("message", sms.text())
                .put("category", sms.category().name())
                .put("locale", sms.locale())
                .put("tenantId", sms.tenantId().value());
        if (isOtp) {
            payload.put("expiryTime", clock.instant().plus(GOOD_FOR).toEpochMilli());
        }
        payload.putObject("additionalFields")
                .put("templateCode", sms.template())
                .put("tenantId", sms.tenantId().value());
        try {
            broker.publish(isOtp ? OTP_TOPIC : TOPIC, sms.number().digits(), json.writeValueAsBytes(payload));
        } catch (Broker.NotPlaced notPlaced) {
            if (notPlaced.isMaybePlaced()) {
                throw new SmsOutcomeUnknown("the broker may have it", notPlaced);
            }
            throw new SmsNotSent("the broker does not have it", notPlaced);
        }
        return Optional.empty();
    }
}
