package dev.kosh.console.instructions;

import dev.kosh.access.PageSessions;
import dev.kosh.wire.TenantId;
import org.springframework.web.util.UriComponentsBuilder;

/** Where the pages of payment instructions are. Numbers hold slashes, so they stand in the query. */
final class Paths {

    static final String SEARCH = PageSessions.ROOT + "/payment-instructions";
    static final String SHEET = SEARCH + ".xlsx";
    static final String VIEW = SEARCH + "/view";
    static final String EXCHANGES = SEARCH + "/exchanges";
    static final String EXCHANGE = SEARCH + "/exchange";
    static final String RESUBMIT = SEARCH + "/resubmit";
    static final String REFRESH = SEARCH + "/refresh";
    static final String REVIEW = SEARCH + "/review";
    /** The account that a payment was sent to, in clear. */
    static final String REVEAL = SEARCH + "/reveal";

    /** Accounts of payees. */
    static final String PAYEE = PageSessions.ROOT + "/accounts";

    static final String NEW = SEARCH + "/new";
    static final String REVISE = SEARCH + "/revise";

    private Paths() {}

    /** The page of one instruction. */
    static String view(TenantId tenant, String number) {
        return UriComponentsBuilder.fromPath(VIEW)
                .queryParam("tenantId", "{tenant}")
                .queryParam("number", "{number}")
                .encode()
                .buildAndExpand(tenant.value(), number)
                .toUriString();
    }
}
