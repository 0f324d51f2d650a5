package dev.kosh.disbursement.progress;

import dev.kosh.disbursement.AccountIndex;
import dev.kosh.disbursement.Beneficiary;
import dev.kosh.disbursement.PaymentInstruction;
import dev.kosh.disbursement.progress.AdviceAnswer.Advised;
import dev.kosh.disbursement.store.AccountIndexes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Compares what the treasury advised with what was sent to it (reconciliation rule R7). */
@Component
class AdviceCheck {

    private final AccountIndexes accounts;

    AdviceCheck(AccountIndexes accounts) {
        this.accounts = accounts;
    }

    /** What differs, in words without account numbers; empty when nothing does. */
    List<String> differences(PaymentInstruction sent, List<Advised> advised) {
        List<String> differences = new ArrayList<>();
        Map<String, Beneficiary> missing = new HashMap<>();
        sent.beneficiaries().forEach(each -> missing.put(key(each.number()), each));
        for (Advised each : advised) {
            Beneficiary ours = each.benfId() == null ? null : missing.remove(key(each.benfId()));
            if (ours == null) {
                differences.add("%s is advised, but not awaited".formatted(each.benfId()));
            } else {
                compare(ours, each, differences);
            }
        }
        missing.values().stream()
                .map(each -> "%s is not advised".formatted(each.number()))
                .sorted()
                .forEach(differences::add);
        return differences;
    }

    private void compare(Beneficiary ours, Advised advised, List<String> differences) {
        if (!ours.amount().equals(advised.amount())) {
            differences.add("%s is advised %s for %s".formatted(ours.number(), advised.amount(), ours.amount()));
        }
        AccountIndex account = accounts.of(advised.accountNumber(), advised.ifsc());
        if (account == null || !account.equals(ours.account())) {
            differences.add("%s is advised to another account".formatted(ours.number()));
        }
    }

    private static String key(String beneficiaryNumber) {
        return beneficiaryNumber.toUpperCase(Locale.ROOT);
    }
}
