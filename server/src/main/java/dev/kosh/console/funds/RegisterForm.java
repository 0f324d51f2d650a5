package dev.kosh.console.funds;

import dev.kosh.disbursement.RegisterCriteria;
import dev.kosh.disbursement.RegisterRow;
import dev.kosh.wire.BusinessCalendar;
import dev.kosh.wire.TenantId;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is asked of the register; all of it stands in the address. */
record RegisterForm(
        @Nullable String financialYear, @Nullable String headOfAccount, RegisterRow.@Nullable Kind kind) {

    private static final Pattern YEAR = Pattern.compile("20\\d\\d-\\d\\d");

    RegisterCriteria criteria(TenantId tenant, Instant now, int limit, int offset) {
        String year = financialYear != null && YEAR.matcher(financialYear).matches()
                ? financialYear
                : BusinessCalendar.financialYear(now);
        String head = headOfAccount == null || headOfAccount.isBlank() ? null : headOfAccount.strip();
        return new RegisterCriteria(tenant, year, head, kind, limit, offset);
    }
}
