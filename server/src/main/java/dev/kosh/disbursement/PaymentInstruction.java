package dev.kosh.disbursement;

import dev.kosh.wire.AuditDetails;
import dev.kosh.wire.Money;
import dev.kosh.wire.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One message that orders the treasury to pay all beneficiaries of one bill (docs/contract/disbursement.md).
 *
 * @param number {@code PI-CTC/2026-27/000041}
 * @param rootId the original of its chain; its own id for an original
 * @param parentNumber number of the original; null for an original
 * @param previousNumber instruction whose failed payments a revised one covers
 * @param paymentNumber the payment ({@code EP/…}) that it carries out
 * @param billDate fixed when it was made; sent in Indian time in every later call
 * @param beneficiaryCount as told to the treasury
 * @param active false when another instruction took its place
 * @param pushedAt when it was first pushed; null while the treasury cannot know of it
 * @param pushStartedAt a push was begun then, whose outcome is not applied yet
 * @param duplicateReported the treasury said that it holds the number, though no answer of ours tells how
 * @param amountMismatch what was signed differs from what was sent; held until it is reviewed
 * @param message null before the first call
 * @param completedAt when the treasury last told of money that left; null before the first time
 */
public record PaymentInstruction(
        UUID id,
        TenantId tenantId,
        String number,
        PiType type,
        UUID rootId,
        @Nullable String parentNumber,
        @Nullable String previousNumber,
        String paymentNumber,
        String programCode,
        Instant billDate,
        FundSource funds,
        String purpose,
        int beneficiaryCount,
        Money gross,
        Money net,
        PiStatus status,
        TreasuryReply reply,
        boolean active,
        @Nullable Instant pushedAt,
        @Nullable Instant pushStartedAt,
        boolean duplicateReported,
        boolean amountMismatch,
        @Nullable PageMessage message,
        BillContext context,
        @Nullable JsonNode additionalDetails,
        @Nullable Instant completedAt,
        @Nullable PaymentAdvice advice,
        List<Beneficiary> beneficiaries,
        AuditDetails audit,
        int version) {

    public boolean isRevised() {
        return type == PiType.REVISED;
    }

    public Optional<Beneficiary> beneficiary(UUID beneficiaryId) {
        return beneficiaries.stream()
                .filter(each -> each.id().equals(beneficiaryId))
                .findFirst();
    }

    public boolean hasPayments(PaymentStatus status) {
        return beneficiaries.stream().anyMatch(each -> each.status() == status);
    }

    /** How many payments of its own rows have that status. */
    public long countPayments(PaymentStatus status) {
        return beneficiaries.stream().filter(each -> each.status() == status).count();
    }

    public boolean hasFailedAtLast() {
        return beneficiaries.stream().anyMatch(Beneficiary::isFailedAtLast);
    }

    /** The same instruction with its beneficiaries. */
    public PaymentInstruction withBeneficiaries(List<Beneficiary> its) {
        return new PaymentInstruction(
                id,
                tenantId,
                number,
                type,
                rootId,
                parentNumber,
                previousNumber,
                paymentNumber,
                programCode,
                billDate,
                funds,
                purpose,
                beneficiaryCount,
                gross,
                net,
                status,
                reply,
                active,
                pushedAt,
                pushStartedAt,
                duplicateReported,
                amountMismatch,
                message,
                context,
                additionalDetails,
                completedAt,
                advice,
                List.copyOf(its),
                audit,
                version);
    }
}
