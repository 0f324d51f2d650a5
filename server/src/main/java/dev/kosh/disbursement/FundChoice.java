package dev.kosh.disbursement;

import dev.kosh.disbursement.store.FundStore;
import dev.kosh.disbursement.store.Ledger;
import dev.kosh.masters.ExpenditureMasters;
import dev.kosh.masters.HeadOfAccount;
import dev.kosh.masters.SpendingUnit;
import dev.kosh.wire.Money;
import dev.kosh.wire.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Finds the sanction that pays an instruction and reserves the amount there: heads in their order, oldest sanction first. */
@Component
class FundChoice {

    private final FundStore funds;
    private final Ledger ledger;

    FundChoice(FundStore funds, Ledger ledger) {
        this.funds = funds;
        this.ledger = ledger;
    }

    /** Where the money is reserved now; empty, with nothing reserved, when no sanction has enough. */
    Optional<FundSource> reserve(
            TenantId tenant, UUID instruction, Money amount, ExpenditureMasters masters, Instant at, String by) {
        List<HeadOfAccount> heads = masters.headsOfAccount(at);
        List<SpendingUnit> units = masters.spendingUnits(at);
        List<FundStore.Candidate> candidates = funds.withFunds(
                tenant,
                heads.stream().map(HeadOfAccount::code).toList(),
                units.stream().map(SpendingUnit::ddoCode).distinct().toList(),
                amount);
        // Somebody may have taken the money since it was read: the reservation itself is the check.
        return candidates.stream()
                .filter(candidate -> ledger.reserve(tenant, instruction, candidate.sanctionId(), amount, at, by))
                .findFirst()
                .map(candidate -> source(candidate, masters, units));
    }

    private static FundSource source(
            FundStore.Candidate candidate, ExpenditureMasters masters, List<SpendingUnit> units) {
        SpendingUnit unit = units.stream()
                .filter(each -> each.ddoCode().equals(candidate.ddoCode()))
                .findFirst()
                .orElseThrow();
        return new FundSource(
                unit.ddoCode(),
                unit.granteeAgCode(),
                masters.headOfAccount(candidate.headOfAccount())
                        .map(HeadOfAccount::schemeCode)
                        .orElse(null),
                candidate.headOfAccount(),
                unit.ssuId(),
                candidate.sanctionId(),
                candidate.masterAllotmentId(),
                candidate.ssuAllotmentId(),
                candidate.allotmentSerial());
    }
}
