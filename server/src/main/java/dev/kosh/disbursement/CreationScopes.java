package dev.kosh.disbursement;

import dev.kosh.disbursement.revision.CorrectionSettings;
import dev.kosh.wire.RequestRefused;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Says what a new original instruction of a payment would pay, if there may be one (docs/contract/disbursement.md, orders). */
@Component
class CreationScopes {

    private final CorrectionSettings corrections;

    CreationScopes(CorrectionSettings corrections) {
        this.corrections = corrections;
    }

    /**
     * @param all instructions of the payment; the caller holds their locks and the payment's
     * @throws RequestRefused when nothing of the payment is to be paid by a new instruction
     */
    CreationScope of(BillPayment payment, List<PaymentInstruction> all, Instant now) {
        if (payment.status() == BillPaymentStatus.CANCELLED) {
            throw new RequestRefused(
                    DisbursementError.PAYMENT_ALREADY_PROCESSED, "payment " + payment.number() + " is cancelled");
        }
        List<PaymentInstruction> active =
                all.stream().filter(PaymentInstruction::active).toList();
        List<PaymentInstruction> originals =
                active.stream().filter(pi -> !pi.isRevised()).toList();
        originals.stream()
                .filter(pi -> pi.status() != PiStatus.REJECTED && pi.status() != PiStatus.COMPLETED)
                .findFirst()
                .ifPresent(underWay -> {
                    throw duplicate(payment, underWay);
                });
        List<PaymentInstruction> rejected = with(originals, PiStatus.REJECTED);
        List<PaymentInstruction> completed = with(originals, PiStatus.COMPLETED);
        return completed.isEmpty()
                ? new CreationScope(unpaidLines(payment), List.of(), rejected)
                : beyondCorrection(payment, active, completed, rejected, now);
    }

    private static List<PaymentInstruction> with(List<PaymentInstruction> instructions, PiStatus status) {
        return instructions.stream().filter(pi -> pi.status() == status).toList();
    }

    private static RequestRefused duplicate(BillPayment payment, PaymentInstruction live) {
        return new RequestRefused(
                DisbursementError.PI_DUPLICATE_ERROR,
                "payment " + payment.number() + " has the payment instruction " + live.number() + ", which is "
                        + live.status().label());
    }

    private static Set<UUID> unpaidLines(BillPayment payment) {
        return payment.lines().stream()
                .filter(line ->
                        line.status() == BillPaymentStatus.INITIATED || line.status() == BillPaymentStatus.FAILED)
                .map(BillPayment.Line::lineItemId)
                .collect(Collectors.toSet());
    }

    /** Failed payments of chains that the treasury no longer corrects; of the others a revised instruction takes care. */
    private CreationScope beyondCorrection(
            BillPayment payment,
            List<PaymentInstruction> active,
            List<PaymentInstruction> roots,
            List<PaymentInstruction> rejected,
            Instant now) {
        Set<UUID> givenBack = rejected.stream().map(PaymentInstruction::id).collect(Collectors.toSet());
        List<Beneficiary> unpaid = new ArrayList<>();
        List<PaymentInstruction> retired = new ArrayList<>(rejected);
        Optional<RequestRefused> obstacle = Optional.empty();
        for (PaymentInstruction root : roots) {
            List<PaymentInstruction> chain =
                    active.stream().filter(pi -> pi.rootId().equals(root.id())).toList();
            List<Beneficiary> ofChain = unpaid(chain, givenBack);
            if (!ofChain.isEmpty()) {
                Optional<RequestRefused> ofThis = obstacle(payment, root, chain, now);
                if (ofThis.isEmpty()) {
                    unpaid.addAll(ofChain);
                    chain.stream().filter(CreationScopes::isDeclinedRevision).forEach(retired::add);
                } else {
                    obstacle = ofThis;
                }
            }
        }
        if (unpaid.isEmpty()) {
            throw obstacle.orElseGet(() -> new RequestRefused(
                    DisbursementError.PAYMENT_ALREADY_PROCESSED,
                    "payment " + payment.number() + " has no failed payment to be paid again"));
        }
        Set<UUID> lines = unpaid.stream()
                .flatMap(beneficiary -> beneficiary.lines().stream())
                .map(LineItem::lineItemId)
                .collect(Collectors.toSet());
        return new CreationScope(lines, unpaid, retired);
    }

    /** @param givenBack instructions that were to pay what failed, and were rejected */
    private static List<Beneficiary> unpaid(List<PaymentInstruction> chain, Set<UUID> givenBack) {
        return chain.stream()
                .flatMap(pi -> pi.beneficiaries().stream()
                        .filter(Beneficiary::latestAttempt)
                        .filter(each -> each.status() == PaymentStatus.FAILED || isDeclinedRevision(pi)))
                .filter(each -> each.supersededBy() == null || givenBack.contains(each.supersededBy()))
                .toList();
    }

    private static boolean isDeclinedRevision(PaymentInstruction pi) {
        return pi.isRevised() && pi.status() == PiStatus.DECLINED;
    }

    /** A declined revision is none: the treasury refused it, and takes it no more when it corrects no more. */
    private Optional<RequestRefused> obstacle(
            BillPayment payment, PaymentInstruction root, List<PaymentInstruction> chain, Instant now) {
        if (corrections.window().isOpen(Instant.ofEpochMilli(root.audit().createdTime()), now)) {
            return Optional.of(duplicate(payment, root));
        }
        return chain.stream()
                .filter(pi -> pi.isRevised() && (pi.status() == PiStatus.PENDING || pi.status() == PiStatus.IN_PROCESS))
                .findFirst()
                .map(open -> new RequestRefused(
                        DisbursementError.PI_REVISION_OPEN,
                        "a revised payment instruction of " + root.number() + " is under process"));
    }
}
