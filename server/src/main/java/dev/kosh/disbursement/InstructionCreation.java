package dev.kosh.disbursement;

import dev.kosh.disbursement.store.BillPaymentStore;
import dev.kosh.disbursement.store.ExpenseBillStore;
import dev.kosh.disbursement.store.InstructionInserter;
import dev.kosh.disbursement.store.InstructionStore;
import dev.kosh.disbursement.store.InstructionWriter;
import dev.kosh.disbursement.store.Numbers;
import dev.kosh.masters.ExpenditureMasters;
import dev.kosh.masters.Masters;
import dev.kosh.masters.SpendingUnit;
import dev.kosh.treasury.TreasuryService;
import dev.kosh.wire.Ids;
import dev.kosh.wire.Money;
import dev.kosh.wire.RequestRefused;
import dev.kosh.wire.TenantId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes original payment instructions of payments: chooses the funds, reserves them and stores the instruction, before
 * anything is sent. One that must not be sent, because a rule is broken or no sanction has the funds, is stored as
 * declined, so that it waits for somebody (docs/contract/disbursement.md, creation).
 */
@Service
public class InstructionCreation {

    private final InstructionStore instructions;
    private final InstructionInserter inserter;
    private final InstructionWriter writer;
    private final Numbers numbers;
    private final BillPaymentStore payments;
    private final ExpenseBillStore bills;
    private final BeneficiaryAssembly assembly;
    private final FundChoice fundChoice;
    private final TreasuryOutcomes outcomes;
    private final Masters masters;
    private final CreationScopes scopes;
    private final Clock clock;

    InstructionCreation(
            InstructionStore instructions,
            InstructionInserter inserter,
            InstructionWriter writer,
            Numbers numbers,
            BillPaymentStore payments,
            ExpenseBillStore bills,
            BeneficiaryAssembly assembly,
            FundChoice fundChoice,
            TreasuryOutcomes outcomes,
            Masters masters,
            CreationScopes scopes,
            Clock clock) {
        this.instructions = instructions;
        this.inserter = inserter;
        this.writer = writer;
        this.numbers = numbers;
        this.payments = payments;
        this.bills = bills;
        this.assembly = assembly;
        this.fundChoice = fundChoice;
        this.outcomes = outcomes;
        this.masters = masters;
        this.scopes = scopes;
        this.clock = clock;
    }

    /**
     * Stores a new original instruction of a payment that has none under way: the first, one after a rejection, or one
     * for what failed when the treasury no longer corrects.
     *
     * @param by user who wants it
     * @return the instruction: pending, or declined when it must not be sent
     * @throws RequestRefused {@link DisbursementError#PAYMENT_NOT_FIND_ERROR}, {@link DisbursementError#PI_DUPLICATE_ERROR},
     *     {@link DisbursementError#PI_REVISION_OPEN}, {@link DisbursementError#PAYMENT_ALREADY_PROCESSED}
     */
    @Transactional
    public PaymentInstruction create(TenantId tenant, String paymentNumber, String by) {
        return make(tenant, paymentNumber, by).instruction();
    }

    private Created make(TenantId tenant, String paymentNumber, String by) {
        instructions.lockOfPayment(tenant, paymentNumber);
        BillPayment payment = payments.lock(tenant, paymentNumber)
                .orElseThrow(() -> new RequestRefused(
                        DisbursementError.PAYMENT_NOT_FIND_ERROR, "referenceId: there is no payment " + paymentNumber));
        Instant now = clock.instant();
        // Whoever held the payment's lock before may have made one.
        CreationScope scope = scopes.of(payment, instructions.ofPayment(tenant, paymentNumber), now);
        List<ExpenseBill> paid = bills.find(BillCriteria.byIds(tenant, payment.billIds()));
        ExpenditureMasters known = masters.expenditure(tenant).orElseThrow();
        List<NewBeneficiary> beneficiaries = assembly.assemble(tenant, paid, scope.lineIds(), known, Map.of());
        Created stored = store(payment, paid, beneficiaries, known, now, by);
        scope.retired().forEach(refused -> writer.retire(refused, now, by));
        writer.supersede(
                tenant,
                scope.superseded().stream().map(Beneficiary::id).toList(),
                stored.instruction().id(),
                now);
        return stored;
    }

    /**
     * An instruction that was made.
     *
     * @param obstacle why it must not be sent: {@link CallOutcome#NO_FUNDS}, {@link CallOutcome#INVALID}; null when it may
     */
    public record Created(
            PaymentInstruction instruction, @Nullable CallOutcome obstacle) {}

    /**
     * {@link #create} in a transaction of its own, whatever the caller has open: what is to be sent next must be stored
     * durably.
     *
     * @param record of the order
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public Created createAtOnce(TenantId tenant, String paymentNumber, String by, OrderRecord record) {
        Created made = make(tenant, paymentNumber, by);
        record.of(made.instruction());
        return made;
    }

    private Created store(
            BillPayment payment,
            List<ExpenseBill> paid,
            List<NewBeneficiary> beneficiaries,
            ExpenditureMasters known,
            Instant now,
            String by) {
        TenantId tenant = payment.tenantId();
        UUID id = Ids.next();
        Money net = Money.sum(beneficiaries.stream().map(NewBeneficiary::amount).toList());
        List<InstructionRules.Finding> findings = findings(net, beneficiaries, known, now);
        Optional<FundSource> funds =
                findings.isEmpty() ? fundChoice.reserve(tenant, id, net, known, now, by) : Optional.empty();
        inserter.insert(new NewInstruction(
                id,
                tenant,
                numbers.instruction(tenant, now),
                null,
                null,
                payment.number(),
                known.spendingUnits(now).stream()
                        .findFirst()
                        .map(SpendingUnit::programCode)
                        .orElse(""),
                now,
                funds.orElse(FundSource.NONE),
                paid.stream().map(ExpenseBill::billNumber).sorted().collect(Collectors.joining(" ")),
                net,
                net,
                funds.isPresent() ? PiStatus.PENDING : PiStatus.DECLINED,
                BillContexts.of(paid),
                null,
                beneficiaries,
                by));
        if (!findings.isEmpty()) {
            return notSent(tenant, id, CallReport.invalid(TreasuryService.PI, text(findings), by));
        }
        if (funds.isEmpty()) {
            return notSent(tenant, id, CallReport.noFunds(TreasuryService.PI, by));
        }
        return new Created(instructions.byId(tenant, id).orElseThrow(), null);
    }

    private Created notSent(TenantId tenant, UUID id, CallReport report) {
        return new Created(
                outcomes.applyAndRead(tenant, id, report, pi -> Changes.NONE).orElseThrow(), report.outcome());
    }

    private static List<InstructionRules.Finding> findings(
            Money net, List<NewBeneficiary> beneficiaries, ExpenditureMasters known, Instant now) {
        Optional<SpendingUnit> unit = known.spendingUnits(now).stream().findFirst();
        return InstructionRules.findings(
                new InstructionRules.Header(
                        unit.map(SpendingUnit::ddoCode).orElse(null),
                        unit.map(SpendingUnit::ssuId).orElse(null),
                        beneficiaries.size(),
                        net,
                        net),
                beneficiaries);
    }

    private static String text(List<InstructionRules.Finding> findings) {
        return findings.stream()
                .map(InstructionRules.Finding::message)
                .distinct()
                .collect(Collectors.joining(" "));
    }

    /**
     * Makes a declined instruction anew from present bank data and funds, under its number; its lock is held.
     *
     * @return why it must not be sent; empty when the amount is reserved and it may
     */
    Optional<CallReport> rebuild(PaymentInstruction declined, String by) {
        TenantId tenant = declined.tenantId();
        Instant now = clock.instant();
        BillPayment payment = payments.lock(tenant, declined.paymentNumber()).orElseThrow();
        Set<UUID> lines = declined.beneficiaries().stream()
                .flatMap(beneficiary -> beneficiary.lines().stream())
                .map(LineItem::lineItemId)
                .collect(Collectors.toSet());
        Map<String, String> knownNumbers =
                declined.beneficiaries().stream().collect(Collectors.toMap(Beneficiary::payeeId, Beneficiary::number));
        ExpenditureMasters known = masters.expenditure(tenant).orElseThrow();
        List<ExpenseBill> paid = bills.find(BillCriteria.byIds(tenant, payment.billIds()));
        List<NewBeneficiary> beneficiaries = assembly.assemble(tenant, paid, lines, known, knownNumbers);
        inserter.replaceBeneficiaries(declined, beneficiaries, now);
        List<InstructionRules.Finding> findings = findings(declined.net(), beneficiaries, known, now);
        Optional<FundSource> funds = findings.isEmpty()
                ? fundChoice.reserve(tenant, declined.id(), declined.net(), known, now, by)
                : Optional.empty();
        writer.assignFunds(declined, funds.orElse(FundSource.NONE), beneficiaries.size(), now, by);
        if (!findings.isEmpty()) {
            return Optional.of(CallReport.invalid(TreasuryService.PI, text(findings), by));
        }
        return funds.isPresent() ? Optional.empty() : Optional.of(CallReport.noFunds(TreasuryService.PI, by));
    }
}
