package dev.kosh.disbursement;

import dev.kosh.notification.Sms;
import dev.kosh.notification.SmsNotSent;
import dev.kosh.notification.SmsProvider;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.boot.test.context.TestComponent;

/** A carrier that keeps what it was given, and refuses while it is down. */
@TestComponent
class RecordedSms implements SmsProvider {

    private final List<Sms> delivered = new CopyOnWriteArrayList<>();
    private volatile boolean down;

    @Override
    public Optional<String> deliver(Sms sms) {
        if (down) {
            throw new SmsNotSent("the carrier is down");
        }
        delivered.add(sms);
        return Optional.empty();
    }

    void goDown() {
        down = true;
    }

    void comeBack() {
        down = false;
    }

    /** Texts that went to a number, oldest first. */
    List<String> to(String mobileNumber) {
        return delivered.stream()
                .filter(sms -> sms.number().digits().equals(mobileNumber))
                .map(Sms::text)
                .toList();
    }
}
