package dev.kosh.disbursement.revision;

import dev.kosh.disbursement.Beneficiary;
import dev.kosh.disbursement.PayeeAccount;
import dev.kosh.disbursement.PaymentInstruction;
import dev.kosh.disbursement.SentPayee;
import dev.kosh.disbursement.store.InstructionStore;
import dev.kosh.disbursement.store.PayeeAccounts;
import dev.kosh.wire.TenantId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gathers what paying failed payments of a chain again needs: accounts as they were sent, and as they are now. */
@Component
class FailedAttempts {

    private final InstructionStore instructions;
    private final PayeeAccounts accounts;

    FailedAttempts(InstructionStore instructions, PayeeAccounts accounts) {
        this.instructions = instructions;
        this.accounts = accounts;
    }

    /** A payment and the instruction of its attempt. */
    private record Attempt(Beneficiary payment, PaymentInstruction of) {}

    /**
     * All payments of the chain whose latest attempt failed.
     *
     * @param chain an original and its revised instructions
     */
    List<FailedAttempt> inChain(List<PaymentInstruction> chain) {
        List<Attempt> failed = new ArrayList<>();
        for (PaymentInstruction pi : chain) {
            pi.beneficiaries().stream()
                    .filter(Beneficiary::isFailedAtLast)
                    .forEach(payment -> failed.add(new Attempt(payment, pi)));
        }
        return gather(chain, failed);
    }

    /** The failed attempts that the payments of a revised instruction of the chain follow. */
    List<FailedAttempt> before(List<PaymentInstruction> chain, PaymentInstruction revised) {
        List<Attempt> failed = new ArrayList<>();
        for (Beneficiary again : revised.beneficiaries()) {
            chain.forEach(pi -> pi.beneficiaries().stream()
                    .filter(payment ->
                            payment.number().equals(again.number()) && payment.attempt() == again.attempt() - 1)
                    .forEach(payment -> failed.add(new Attempt(payment, pi))));
        }
        return gather(chain, failed);
    }

    /** The same with the accounts that a revised instruction was sent with, whatever they are now. */
    List<FailedAttempt> asSent(List<FailedAttempt> failed, PaymentInstruction revised) {
        Map<UUID, SentPayee> sent = instructions.sentTo(
                revised.tenantId(),
                revised.beneficiaries().stream().map(Beneficiary::id).toList());
        Map<String, PayeeAccount> byNumber = new HashMap<>();
        for (Beneficiary again : revised.beneficiaries()) {
            SentPayee to = Objects.requireNonNull(sent.get(again.id()));
            byNumber.put(
                    again.number(),
                    new PayeeAccount(
                            to.name(),
                            Objects.requireNonNull(to.accountNumber()),
                            Objects.requireNonNull(again.ifsc()),
                            Objects.requireNonNullElse(again.accountType(), "")));
        }
        return failed.stream()
                .map(each -> new FailedAttempt(
                        each.failed(),
                        each.failedIn(),
                        each.original(),
                        each.sentTo(),
                        byNumber.get(each.failed().number()),
                        false))
                .toList();
    }

    private List<FailedAttempt> gather(List<PaymentInstruction> chain, List<Attempt> failed) {
        if (failed.isEmpty()) {
            return List.of();
        }
        PaymentInstruction root =
                chain.stream().filter(pi -> !pi.isRevised()).findFirst().orElseThrow();
        TenantId tenant = root.tenantId();
        Map<String, Beneficiary> first = new HashMap<>();
        root.beneficiaries().forEach(payment -> first.put(payment.number(), payment));
        Map<UUID, SentPayee> sent = instructions.sentTo(tenant, rowsOf(failed, first));
        Map<String, PayeeAccount> now = accounts.active(
                tenant,
                failed.stream()
                        .flatMap(each -> each.payment().payeeIds().stream())
                        .toList());
        return failed.stream()
                .map(each -> new FailedAttempt(
                        each.payment(),
                        each.of(),
                        address(first.get(each.payment().number()), sent),
                        Objects.requireNonNull(sent.get(each.payment().id())),
                        now.get(each.payment().payeeId()),
                        haveParted(each.payment(), now)))
                .toList();
    }

    /** What two people are owed goes to one account only as long as it is that of both. */
    private static boolean haveParted(Beneficiary payment, Map<String, PayeeAccount> now) {
        Set<Optional<BankAddress>> different = new HashSet<>();
        for (String payee : payment.payeeIds()) {
            PayeeAccount account = now.get(payee);
            different.add(
                    account == null
                            ? Optional.empty()
                            : Optional.ofNullable(BankAddress.of(account.accountNumber(), account.ifsc())));
        }
        return different.size() > 1;
    }

    private static List<UUID> rowsOf(List<Attempt> failed, Map<String, Beneficiary> first) {
        List<UUID> rows = new ArrayList<>();
        for (Attempt each : failed) {
            rows.add(each.payment().id());
            Beneficiary original = first.get(each.payment().number());
            if (original != null) {
                rows.add(original.id());
            }
        }
        return rows;
    }

    private static @Nullable BankAddress address(@Nullable Beneficiary payment, Map<UUID, SentPayee> sent) {
        SentPayee to = payment == null ? null : sent.get(payment.id());
        return payment == null || to == null ? null : BankAddress.of(to.accountNumber(), payment.ifsc());
    }
}
