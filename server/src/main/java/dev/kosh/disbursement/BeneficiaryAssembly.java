package dev.kosh.disbursement;

import dev.kosh.disbursement.store.Numbers;
import dev.kosh.disbursement.store.PayeeAccounts;
import dev.kosh.masters.ExpenditureMasters;
import dev.kosh.masters.HeadCode;
import dev.kosh.wire.Ids;
import dev.kosh.wire.Money;
import dev.kosh.wire.TenantId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes the beneficiaries of an instruction out of line items: those of one payee are summed, payees that share an account
 * become one entry, deductions go to their department.
 */
@Component
class BeneficiaryAssembly {

    private final PayeeAccounts accounts;
    private final Numbers numbers;
    private final DisbursementSettings settings;

    BeneficiaryAssembly(PayeeAccounts accounts, Numbers numbers, DisbursementSettings settings) {
        this.accounts = accounts;
        this.numbers = numbers;
        this.settings = settings;
    }

    /** What goes to one account, or to one payee without an account. */
    private record Share(
            List<String> payeeIds,
            PayeeType type,
            SentPayee sentTo,
            @Nullable PayeeAccount account,
            Map<UUID, Money> lines) {

        Money amount() {
            return Money.sum(lines.values());
        }
    }

    /**
     * The beneficiaries of these line items, each line item once.
     *
     * @param lineIds those that are to be paid
     * @param known numbers that payees have already, by payee id; the others get new ones
     */
    List<NewBeneficiary> assemble(
            TenantId tenant,
            Collection<ExpenseBill> bills,
            Set<UUID> lineIds,
            ExpenditureMasters masters,
            Map<String, String> known) {
        Map<String, Share> byPayee = byPayee(tenant, bills, lineIds, masters);
        List<Share> shares = merged(byPayee, accounts.active(tenant, byPayee.keySet()));
        List<String> fresh = numbers.beneficiaries(tenant, (int) shares.stream()
                .filter(share -> !known.containsKey(share.payeeIds().get(0)))
                .count());
        List<NewBeneficiary> beneficiaries = new ArrayList<>();
        int used = 0;
        for (Share share : shares) {
            String number = known.get(share.payeeIds().get(0));
            beneficiaries.add(beneficiary(share, number == null ? fresh.get(used++) : number));
        }
        return beneficiaries;
    }

    private Map<String, Share> byPayee(
            TenantId tenant, Collection<ExpenseBill> bills, Set<UUID> lineIds, ExpenditureMasters masters) {
        Map<String, Share> byPayee = new LinkedHashMap<>();
        for (ExpenseBill bill : bills) {
            for (BillDetail detail : bill.details()) {
                for (PayableLine line : detail.lines()) {
                    if (lineIds.contains(line.id())) {
                        Share share = share(tenant, detail.payee(), line, masters);
                        byPayee.computeIfAbsent(share.payeeIds().get(0), payee -> share)
                                .lines()
                                .put(line.id(), line.amount());
                    }
                }
            }
        }
        return byPayee;
    }

    private Share share(TenantId tenant, Payee payee, PayableLine line, ExpenditureMasters masters) {
        boolean deduction =
                masters.headCode(line.headCode()).filter(HeadCode::deduction).isPresent();
        if (deduction) {
            String department = "Deduction_" + tenant + "_" + line.headCode();
            SentPayee sentTo = new SentPayee(
                    "Deduction " + line.headCode(), settings.departmentMobileNumber(), "Department", null);
            return new Share(List.of(department), PayeeType.DEPT, sentTo, null, new LinkedHashMap<>());
        }
        SentPayee sentTo = new SentPayee(payee.name(), payee.mobileNumber(), payee.address(), null);
        return new Share(List.of(payee.identifier()), payee.payeeType(), sentTo, null, new LinkedHashMap<>());
    }

    private static List<Share> merged(Map<String, Share> byPayee, Map<String, PayeeAccount> accounts) {
        Map<String, Share> byAccount = new LinkedHashMap<>();
        byPayee.forEach((payee, share) -> {
            PayeeAccount account = accounts.get(payee);
            String key = account == null ? payee : account.accountNumber() + "@" + ifsc(account);
            byAccount.merge(key, withAccount(share, account), BeneficiaryAssembly::joined);
        });
        return List.copyOf(byAccount.values());
    }

    private static String ifsc(PayeeAccount account) {
        return account.ifsc().strip().toUpperCase(Locale.ROOT);
    }

    private static Share withAccount(Share share, @Nullable PayeeAccount account) {
        return new Share(share.payeeIds(), share.type(), share.sentTo(), account, share.lines());
    }

    private static Share joined(Share first, Share next) {
        List<String> payees = new ArrayList<>(first.payeeIds());
        payees.addAll(next.payeeIds());
        Map<UUID, Money> lines = new LinkedHashMap<>(first.lines());
        lines.putAll(next.lines());
        return new Share(payees, first.type(), first.sentTo(), first.account(), lines);
    }

    private static NewBeneficiary beneficiary(Share share, String number) {
        PayeeAccount account = share.account();
        SentPayee payee = share.sentTo();
        return new NewBeneficiary(
                Ids.next(),
                number,
                share.payeeIds().get(0),
                share.type(),
                new SentPayee(
                        payee.name(),
                        payee.mobileNumber(),
                        payee.address(),
                        account == null ? null : account.accountNumber().strip()),
                account == null ? null : ifsc(account),
                account == null ? null : account.accountType(),
                share.amount(),
                1,
                share.lines(),
                alsoPaid(share));
    }

    /** Payees beside the first; their names stand in the bill. */
    private static @Nullable ObjectNode alsoPaid(Share share) {
        if (share.payeeIds().size() == 1) {
            return null;
        }
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        share.payeeIds().forEach(node.putArray("payees")::add);
        return node;
    }
}
