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
        String createdBy) {}
