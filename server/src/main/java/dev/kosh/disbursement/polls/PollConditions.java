package dev.kosh.disbursement.polls;

import dev.kosh.treasury.TreasuryService;
import java.util.List;

/**
 * Which instructions each service is asked about (docs/contract/disbursement-jobs.md, what is asked). A service may have
 * several kinds of them: each is a condition that one index answers. What is asked of other tables is a subquery with a
 * limit: looked up row by row, so that a page costs what its rows cost and never a hash or a sort of all that is left.
 */
final class PollConditions {

    private static final String ORIGINAL = "pi.pi_type = 'ORIGINAL' and ";
    private static final String REVISED = "pi.pi_type = 'REVISED' and ";

    private static final String UNDER_WAY = "pi.pi_status = 'IN_PROCESS'";

    /** The first debit scroll completes an instruction; the payments that it did not list go on being asked for. */
    private static final String PARTLY_UNDER_WAY = """
            pi.pi_status = 'COMPLETED' and (
                select true from disbursement.beneficiary payment
                where payment.tenant_id = pi.tenant_id and payment.pi_id = pi.id
                  and payment.payment_status = 'IN_PROCESS'
                limit 1)
            """;

    /** Money that left may come back until the horizon has passed since its voucher; payments may have several. */
    private static final String MAY_COME_BACK = """
            pi.pi_status = 'COMPLETED' and pi.completed_at >= :sinceTime
              and (
                select true from disbursement.beneficiary payment
                where payment.tenant_id = pi.tenant_id and payment.pi_id = pi.id
                  and payment.payment_status = 'SUCCESSFUL'
                  and case when coalesce(payment.voucher_date, advice.voucher_date) ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}'
                           then left(coalesce(payment.voucher_date, advice.voucher_date), 10) >= :sinceDate
                           else true end
                limit 1)
            """;

    private PollConditions() {}

    static List<String> of(TreasuryService api) {
        return switch (api) {
            case PIS ->
                List.of(
                        ORIGINAL + "pi.pi_status = 'INITIATED'",
                        ORIGINAL + "pi.pi_status = 'DECLINED' and pi.duplicate_reported");
            case PAG -> List.of(ORIGINAL + "pi.pi_status = 'APPROVED' and not pi.amount_mismatch");
            case PD -> List.of(ORIGINAL + UNDER_WAY, ORIGINAL + PARTLY_UNDER_WAY);
            case FTPS -> List.of(REVISED + UNDER_WAY, REVISED + PARTLY_UNDER_WAY);
            case FD -> List.of(ORIGINAL + MAY_COME_BACK);
            case FTFPS -> List.of(REVISED + MAY_COME_BACK);
            case VA, PI, COR -> throw new IllegalArgumentException(api + " asks nothing about an instruction");
        };
    }

    /** Whether the service is asked about what was completed lately, so that reading goes by that time. */
    static boolean goesByCompletion(TreasuryService api) {
        return api == TreasuryService.FD || api == TreasuryService.FTFPS;
    }
}
