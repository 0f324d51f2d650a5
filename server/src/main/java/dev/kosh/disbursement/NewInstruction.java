package dev.kosh.disbursement;

import dev.kosh.wire.Money;
import dev.kosh.wire.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A payment instruction that is to be stored, before any call.
 *
 * @param parent the original of its chain; null for an original
 * @param previousNumber for a revised one: the instruction whose failed payments it covers
 * @param status {@link PiStatus#PENDING}, or {@link PiStatus#DECLINED} when it must not be sent
 */
public record NewInstruction(
        UUID id,
        TenantId tenantId,
        String number,
        @Nullable PaymentInstruction parent,
        @Nullable String previousNumber,
        String paymentNumber,
        String programCode,
        Instant billDate,
        FundSource funds,
        String purpose,
        Money gross,
        Money net,
        PiStatus status,
        BillContext context,
        @Nullable JsonNode additionalDetails,
        List<NewBeneficiary> beneficiaries,
        String createdBy) {

    /**
     * A revised instruction; all that is not said here it has from its original.
     *
     * @param at its creation, which is its bill date in every later call
     */
    public static NewInstruction revising(
            PaymentInstruction original,
            UUID id,
            String number,
            String previousNumber,
            List<NewBeneficiary> beneficiaries,
            Instant at,
            String by) {
        Money total =
                Money.sum(beneficiaries.stream().map(NewBeneficiary::amount).toList());
        return new NewInstruction(
                id,
                original.tenantId(),
                number,
                original,
                previousNumber,
                original.paymentNumber(),
                original.programCode(),
                at,
                original.funds(),
                original.purpose(),
                total,
                total,
                PiStatus.PENDING,
                original.context(),
                original.additionalDetails(),
                beneficiaries,
                by);
    }
}
