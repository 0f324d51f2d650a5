package dev.kosh.disbursement.store;

import dev.kosh.disbursement.AccountIndex;
import dev.kosh.secrets.PersonalData;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the blind index of an account, in the one form that all spellings of the account share. */
@Component
public class AccountIndexes {

    private final PersonalData secrets;

    AccountIndexes(PersonalData secrets) {
        this.secrets = secrets;
    }

    /** Blanks around both parts and the letter case of the IFSC do not count; null when one of them is missing. */
    public @Nullable AccountIndex of(@Nullable String accountNumber, @Nullable String ifsc) {
        if (accountNumber == null || accountNumber.isBlank() || ifsc == null || ifsc.isBlank()) {
            return null;
        }
        return AccountIndex.of(
                secrets.blindIndex(accountNumber.strip() + "@" + ifsc.strip().toUpperCase(Locale.ROOT)));
    }
}
