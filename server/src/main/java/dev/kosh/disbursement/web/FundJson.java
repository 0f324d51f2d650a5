package dev.kosh.disbursement.web;

import dev.kosh.disbursement.Sanction;
import dev.kosh.wire.AuditDetails;
import dev.kosh.wire.BusinessCalendar;
import dev.kosh.wire.Money;
import java.util.List;

/** A sanction with its fund as the wire has it. */
record FundJson(
        String id,
        String tenantId,
        String hoaCode,
        String ddoCode,
        String programCode,
        String masterAllotmentId,
        Money sanctionedAmount,
        String financialYear,
        Summary fundsSummary,
        List<Allotment> allotmentDetails,
        AuditDetails auditDetails) {

    /** Where the money stands. */
    record Summary(Money allottedAmount, Money availableAmount, Money reservedAmount) {}

    /** One allotment. */
    record Allotment(
            String id,
            int allotmentSerialNo,
            String ssuAllotmentId,
            Money decimalAllottedAmount,
            String allotmentTxnType,
            Money decimalSanctionBalance,
            long allotmentDateTimeStamp) {

        static Allotment of(Sanction.Allotment allotment) {
            return new Allotment(
                    allotment.id().toString(),
                    allotment.serialNumber(),
                    allotment.ssuAllotmentId(),
                    allotment.amount(),
                    allotment.kind().wireText(),
                    allotment.sanctionBalance(),
                    allotment
                            .date()
                            .atStartOfDay(BusinessCalendar.ZONE)
                            .toInstant()
                            .toEpochMilli());
        }
    }

    static FundJson of(Sanction sanction) {
        return new FundJson(
                sanction.id().toString(),
                sanction.tenantId().value(),
                sanction.headOfAccount(),
                sanction.ddoCode(),
                sanction.programCode(),
                sanction.masterAllotmentId(),
                sanction.sanctioned(),
                sanction.financialYear(),
                new Summary(
                        sanction.fund().allotted(),
                        sanction.fund().available(),
                        sanction.fund().reserved()),
                sanction.allotments().stream().map(Allotment::of).toList(),
                sanction.audit());
    }
}
