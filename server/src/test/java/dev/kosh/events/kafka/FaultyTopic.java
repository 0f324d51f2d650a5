package dev.kosh.events.kafka;

import dev.kosh.events.IncomingMessage;
import dev.kosh.events.IncomingTopic;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.springframework.boot.test.context.TestComponent;

/** A topic of which each message that says so meets with a fault or an error; {@link #seen} tells what happened, in order. */
@TestComponent
class FaultyTopic implements IncomingTopic {

    static final String NAME = "faulty";

    final BlockingQueue<String> seen = new LinkedBlockingQueue<>();

    @Override
    public String topic() {
        return NAME;
    }

    @Override
    public void take(IncomingMessage message) {
        seen.add("try " + message.text());
        switch (message.text()) {
            case "fault" -> throw new IllegalStateException("a fault");
            case "error" -> throw new StackOverflowError("an error");
            default -> {}
        }
    }

    @Override
    public void giveUp(IncomingMessage message) {
        seen.add("give up " + message.text());
    }
}
