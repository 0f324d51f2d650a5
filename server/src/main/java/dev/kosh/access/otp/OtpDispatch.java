package dev.kosh.access.otp;

import dev.kosh.access.User;
import dev.kosh.access.UserType;
import dev.kosh.access.otp.OtpRequest.Purpose;
import dev.kosh.access.otp.OtpRequest.Understood;
import dev.kosh.access.store.Account;
import dev.kosh.access.store.UserStore;
import dev.kosh.access.token.OneTimePasswords;
import dev.kosh.notification.SmsMessage;
import dev.kosh.notification.SmsSender;
import dev.kosh.wire.FieldsRefused;
import jakarta.annotation.PreDestroy;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Sends one-time passwords. Whether somebody is known is looked up after the caller has his answer, so that neither the
 * answer nor its timing tells. The password itself is never stored, so it cannot wait in the outbox: one that the
 * provider does not take within two attempts is asked for again by the person.
 */
@Component
class OtpDispatch {

    private static final Logger log = LoggerFactory.getLogger(OtpDispatch.class);
    private static final int THREADS = 2;
    private static final int MOST_WAITING = 1_000;
    private static final int ATTEMPTS = 2;

    private final UserStore users;
    private final OneTimePasswords otps;
    private final SmsSender sms;
    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            THREADS, THREADS, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(MOST_WAITING), work -> {
                Thread thread = new Thread(work, "one-time-passwords");
                thread.setDaemon(true);
                return thread;
            });

    OtpDispatch(UserStore users, OneTimePasswords otps, SmsSender sms) {
        this.users = users;
        this.otps = otps;
        this.sms = sms;
        threads.allowCoreThreadTimeOut(true);
    }

    @PreDestroy
    void stop() {
        threads.shutdown();
    }

    /** @throws FieldsRefused when somebody wants to register a number that is registered */
    void send(Understood request) {
        String number = request.mobileNumber();
        if (request.purpose() == Purpose.REGISTER
                && users.find(request.state(), UserType.CITIZEN, number).isPresent()) {
            throw new FieldsRefused(
                    "OTP request for register failed",
                    "OTP.MOBILENUMBER",
                    "Mobile number is registered",
                    "otp.mobileNumber");
        }
        try {
            threads.execute(() -> sendIfKnown(request, number));
        } catch (RejectedExecutionException full) {
            log.warn("More one-time passwords are wanted than can be sent; one was left out");
        }
    }

    private void sendIfKnown(Understood request, String number) {
        try {
            if (isWelcome(request, number)) {
                deliver(request, number, otps.issue(request.state(), number));
            }
        } catch (RuntimeException failed) {
            log.error("A one-time password could not be made", failed);
        }
    }

    private boolean isWelcome(Understood request, String number) {
        if (request.purpose() == Purpose.REGISTER) {
            return true;
        }
        return request.isForCitizen()
                ? users.find(request.state(), UserType.CITIZEN, number)
                        .map(Account::user)
                        .filter(User::active)
                        .isPresent()
                : users.hasEmployee(request.state(), number);
    }

    private void deliver(Understood request, String number, String otp) {
        SmsMessage message = new SmsMessage(
                request.state(),
                "otp/" + UUID.randomUUID(),
                request.purpose().template(),
                request.locale(),
                number,
                Map.of("otp", otp));
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            try {
                sms.send(message);
                return;
            } catch (RuntimeException notSent) {
                log.warn("A one-time password did not leave: {}", notSent.getMessage());
            }
        }
    }
}
