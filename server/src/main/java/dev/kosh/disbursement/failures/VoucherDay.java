package dev.kosh.disbursement.failures;

import dev.kosh.wire.TenantId;
import java.time.LocalDate;

/** A voucher date of a state's instructions: what one call of FD asks about in the profile by voucher date. */
record VoucherDay(TenantId state, LocalDate date) {}
