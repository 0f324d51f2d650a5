package dev.kosh.sandbox.demo;

import dev.kosh.notification.Sms;
import dev.kosh.notification.SmsProvider;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** The telephones of the demo's people: keeps what a carrier would deliver, so that the story can show it. */
public final class Telephones implements SmsProvider {

    private final List<Sms> received = new CopyOnWriteArrayList<>();

    @Override
    public Optional<String> deliver(Sms sms) {
        received.add(sms);
        return Optional.empty();
    }

    /** Messages of one template, in the order of their coming. */
    List<Sms> received(String template) {
        return received.stream().filter(sms -> sms.template().equals(template)).toList();
    }
}
