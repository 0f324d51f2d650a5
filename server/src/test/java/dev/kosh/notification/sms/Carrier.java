package dev.kosh.notification.sms;

import dev.kosh.notification.Sms;
import dev.kosh.notification.SmsNotSent;
import dev.kosh.notification.SmsOutcomeUnknown;
import dev.kosh.notification.SmsProvider;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A carrier that may be down. */
final class Carrier implements SmsProvider {

    final List<Sms> taken = new CopyOnWriteArrayList<>();
    volatile boolean up = true;
    volatile int lines = 1;
    volatile boolean recognisesRepeats = true;
    volatile @Nullable String id;
    volatile @Nullable SmsProvider behind;

    @Override
    public Optional<String> deliver(Sms sms) {
        SmsProvider real = behind;
        if (real != null) {
            return real.deliver(sms);
        }
        if (!up) {
            throw new SmsNotSent("the carrier is down");
        }
        if (sms.text().contains("Indigestible")) {
            throw new IllegalStateException("a fault of the carrier's program");
        }
        taken.add(sms);
        if (sms.text().contains("Unanswered")) {
            throw new SmsOutcomeUnknown("no answer");
        }
        return Optional.ofNullable(id);
    }

    @Override
    public int lines() {
        return lines;
    }

    @Override
    public boolean recognisesRepeats() {
        return recognisesRepeats;
    }
}
