package dev.kosh.billing.bulk;

import dev.kosh.events.Broker;
import dev.kosh.events.OutboxHandler;
import dev.kosh.events.OutboxMessage;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Publishes the answers to messages; one that cannot be placed waits in the outbox. */
@Component
@ConditionalOnProperty("kosh.billing.bulk-bills.user")
class DemandMessageAnswers implements OutboxHandler {

    private final Broker broker;
    private final JsonMapper json;

    DemandMessageAnswers(ObjectProvider<Broker> broker, JsonMapper json) {
        Broker configured = broker.getIfAvailable();
        if (configured == null) {
            throw new IllegalStateException("kosh.billing.bulk-bills.user needs kosh.kafka.servers");
        }
        this.broker = configured;
        this.json = json;
    }

    @Override
    public String kind() {
        return DemandMessageStore.ANSWER;
    }

    @Override
    public void deliver(OutboxMessage message) {
        broker.publish(
                message.payload().path("topic").asString(),
                message.payload().path("key").asString(),
                json.writeValueAsBytes(message.payload().path("migrationCount")));
    }
}
