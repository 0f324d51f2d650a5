package dev.kosh.disbursement.failures;

import dev.kosh.disbursement.TreasuryOutcomes;
import dev.kosh.disbursement.jobs.JobWork;
import dev.kosh.disbursement.orders.PushSettings;
import dev.kosh.treasury.Treasury;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The job FD by voucher date, where the setting wants it instead of the one by instruction. */
@Configuration(proxyBeanMethods = false)
class VoucherDateJob {

    @Bean
    @ConditionalOnProperty(name = "jit.fd.request-profile", havingValue = "VOUCHER_DATE")
    JobWork<VoucherDay> fdByVoucherDate(
            VoucherDays days,
            FailureAnswers answers,
            TreasuryOutcomes outcomes,
            Treasury treasury,
            FailureSettings settings,
            PushSettings push) {
        return new VoucherDateWork(days, answers, outcomes, treasury, settings, push);
    }
}
