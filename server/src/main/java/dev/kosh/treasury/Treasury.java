package dev.kosh.treasury;

/** Asks the state treasury (docs/contract/treasury.md). */
public interface Treasury {

    /** Whether this installation has a treasury; without one every call is refused. */
    boolean isConfigured();

    /**
     * Calls and waits for the outcome: up to a minute for one try, and for services that only read three tries. Whatever
     * goes wrong between here and the treasury is an outcome, not an exception. Each try is on record, durably, when the
     * answer is handed on, even if the caller's own transaction is rolled back later.
     *
     * @throws dev.kosh.wire.RequestRefused {@link TreasuryRefusal#TREASURY_NOT_CONFIGURED}: nothing was sent
     * @throws org.springframework.dao.DataAccessException when the exchange could not be put on record: the treasury
     *     may have acted, as after {@link Outcome#NO_RESPONSE}
     */
    TreasuryAnswer call(TreasuryCall call);
}
