package dev.kosh.masters;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The masters that disbursement works by, as one tenant sees them at one moment. */
public final class ExpenditureMasters {

    private final List<SpendingUnit> units;
    private final List<HeadOfAccount> heads;
    private final Map<String, HeadCode> headCodes;

    public ExpenditureMasters(
            Collection<SpendingUnit> units, Collection<HeadOfAccount> heads, Collection<HeadCode> headCodes) {
        this.units = List.copyOf(units);
        this.heads = heads.stream()
                .sorted(Comparator.comparingInt(HeadOfAccount::sequence).thenComparing(HeadOfAccount::code))
                .toList();
        this.headCodes = headCodes.stream()
                .collect(Collectors.toUnmodifiableMap(HeadCode::code, Function.identity(), (a, b) -> a));
    }

    /** The ULB's offices that may spend at that time. */
    public List<SpendingUnit> spendingUnits(Instant at) {
        return units.stream().filter(unit -> unit.isActive(at)).toList();
    }

    /** Heads that may be spent from at that time, in the order of choice. */
    public List<HeadOfAccount> headsOfAccount(Instant at) {
        return heads.stream().filter(head -> head.isActive(at)).toList();
    }

    /** Every head, in the order of choice, also those whose time is over. */
    public List<HeadOfAccount> headsOfAccount() {
        return heads;
    }

    public Optional<HeadOfAccount> headOfAccount(String code) {
        return heads.stream().filter(head -> head.code().equals(code)).findFirst();
    }

    public Optional<HeadCode> headCode(String code) {
        return Optional.ofNullable(headCodes.get(code));
    }
}
