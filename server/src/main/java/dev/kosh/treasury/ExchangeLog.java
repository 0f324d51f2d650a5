package dev.kosh.treasury;

import dev.kosh.events.Actor;
import dev.kosh.wire.TenantId;
import java.util.List;
import java.util.UUID;

/** Every try of every call and log-in, on record for good (docs/contract/treasury.md, exchange log). */
public interface ExchangeLog {

    /** The service that a log-in is recorded under. */
    String LOG_IN = "AUTH";

    /** The exchanges that fit, newest first. */
    List<TreasuryExchange> search(ExchangeCriteria criteria);

    /**
     * Opens what was sent and received, and puts on the audit trail who looked.
     *
     * @throws dev.kosh.wire.RequestRefused {@link TreasuryRefusal#EXCHANGE_NOT_FOUND}
     */
    ExchangePayload reveal(TenantId tenant, UUID exchangeId, Actor reader);
}
