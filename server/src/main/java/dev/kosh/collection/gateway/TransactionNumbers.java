package dev.kosh.collection.gateway;

import dev.kosh.wire.BusinessCalendar;
import dev.kosh.wire.TenantId;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Numbers of transactions: {@code <STATE>_PG_<Indian date>_<count>_<two random digits>}. */
@Component
class TransactionNumbers {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy_MM_dd", Locale.ROOT);
    private static final Pattern FORM = Pattern.compile("[^ ]+_PG_\\d{4}_\\d{2}_\\d{2}_\\d{6,}_\\d{2}");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}\\p{Cf}]+");
    private static final int TWO_DIGITS = 100;

    private final TransactionStore store;
    private final SecureRandom random = new SecureRandom();

    TransactionNumbers(TransactionStore store) {
        this.store = store;
    }

    /** The number that a text is, if it looks like one; blanks and small letters do not make it another. */
    static Optional<String> in(String text) {
        return Optional.of(BLANKS.matcher(text).replaceAll("").toUpperCase(Locale.ROOT))
                .filter(number -> FORM.matcher(number).matches());
    }

    String next(TenantId tenant, Instant now) {
        return "%s_PG_%s_%06d_%02d"
                .formatted(
                        tenant.state().value().toUpperCase(Locale.ROOT),
                        DATE.format(BusinessCalendar.dateOf(now)),
                        store.nextNumber(),
                        random.nextInt(TWO_DIGITS));
    }
}
