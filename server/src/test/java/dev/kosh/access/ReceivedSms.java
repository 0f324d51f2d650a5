package dev.kosh.access;

import dev.kosh.notification.Sms;
import dev.kosh.notification.SmsProvider;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.test.context.TestComponent;

/** A telephone that keeps what it was sent. */
@TestComponent
class ReceivedSms implements SmsProvider {

    private static final Pattern OTP = Pattern.compile("\\b[0-9]{6}\\b");

    private final List<Sms> received = new CopyOnWriteArrayList<>();

    @Override
    public Optional<String> deliver(Sms sms) {
        received.add(sms);
        return Optional.empty();
    }

    int count(String mobileNumber) {
        return to(mobileNumber).size();
    }

    private List<String> to(String mobileNumber) {
        return received.stream()
                .filter(sms -> sms.number().digits().equals(mobileNumber))
                .map(Sms::text)
                .toList();
    }

    /** The newest one-time password of a number, once so many messages have come. */
    String otp(String mobileNumber, int messages) {
        Eventually.holds(() -> {
            if (count(mobileNumber) < messages) {
                throw new AssertionError("no message yet");
            }
        });
        List<String> texts = to(mobileNumber);
        Matcher otp = OTP.matcher(texts.get(texts.size() - 1));
        if (!otp.find()) {
            throw new AssertionError("no one-time password in " + texts);
        }
        return otp.group();
    }
}
