package dev.kosh.disbursement.search;

/** What clients of the original product call a completed instruction, as SQL. */
final class UpstreamRows {

    /** Of {@code disbursement.payment_instruction pi} that is completed. */
    static final String STATUS_OF_COMPLETED = """
            (select case when count(*) = 0 then 'SUCCESSFUL'
                         when bool_and(exists (
                             select from disbursement.beneficiary later
                             join disbursement.payment_instruction revision
                                 on revision.tenant_id = later.tenant_id and revision.id = later.pi_id
                             where later.tenant_id = failed.tenant_id and later.root_id = failed.root_id
                               and later.beneficiary_number = failed.beneficiary_number
                               and later.attempt > failed.attempt
                               and revision.pi_status in ('IN_PROCESS', 'COMPLETED'))) then 'COMPLETED'
                         else 'PARTIAL' end
             from disbursement.beneficiary failed
             where failed.tenant_id = pi.tenant_id and failed.pi_id = pi.id and failed.payment_status = 'FAILED')
            """;

    /** Of any {@code disbursement.payment_instruction pi}; names of {@code UpstreamStatus}. */
    static final String STATUS = "case when pi.pi_status in ('PENDING', 'DECLINED', 'REJECTED') then 'FAILED'"
            + " when pi.pi_status = 'COMPLETED' then " + STATUS_OF_COMPLETED + " else pi.pi_status end";

    private UpstreamRows() {}
}
