package dev.kosh.disbursement.jobs;

import dev.kosh.notification.Sms;
import dev.kosh.notification.SmsProvider;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.boot.test.context.TestComponent;

/** A carrier that keeps what it was given. */
@TestComponent
public class KeptSms implements SmsProvider {

    private final List<Sms> delivered = new CopyOnWriteArrayList<>();

    @Override
    public Optional<String> deliver(Sms sms) {
        delivered.add(sms);
        return Optional.empty();
    }

    public List<String> texts() {
        return delivered.stream().map(Sms::text).toList();
    }

    public void forget() {
        delivered.clear();
    }
}
