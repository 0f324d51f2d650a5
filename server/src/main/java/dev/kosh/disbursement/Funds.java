package dev.kosh.disbursement;

import dev.kosh.disbursement.store.RegisterStore;
import dev.kosh.masters.HeadOfAccount;
import dev.kosh.masters.Masters;
import dev.kosh.wire.TenantId;
import java.util.List;
import org.springframework.stereotype.Service;

/** What was sanctioned, allotted and spent (docs/contract/disbursement-funds.md). */
@Service
public class Funds {

    private final RegisterStore store;
    private final Masters masters;

    Funds(RegisterStore store, Masters masters) {
        this.store = store;
        this.masters = masters;
    }

    /**
     * A page of the register.
     *
     * @param total rows of all pages
     */
    public record Register(List<RegisterRow> rows, long total) {}

    /** Sanctions that match. */
    public List<Sanction> find(FundCriteria criteria) {
        return store.sanctions(criteria);
    }

    /** The fund allocation register, in the order of its dates. */
    public Register register(RegisterCriteria criteria) {
        RegisterStore.Page page = store.register(criteria);
        return new Register(page.rows(), page.total());
    }

    /** Name of a head of account; its code when the masters do not know it. */
    public String headName(TenantId tenant, String code) {
        return masters.expenditure(tenant)
                .flatMap(known -> known.headOfAccount(code))
                .map(HeadOfAccount::name)
                .orElse(code);
    }
}
