package dev.kosh.disbursement;

import dev.kosh.treasury.TreasuryService;
import java.time.Instant;
import tools.jackson.databind.JsonNode;

/**
 * One call, or one attempt to call, as the time line of an instruction shows it.
 *
 * @param status {@code STATUS_LOG_FD_SUCCESS}
 * @param details message, glitchCode, piStatusFrom, piStatusTo, counts, attemptId, trigger
 */
public record StatusLogEntry(TreasuryService api, String status, JsonNode details, Instant at, String by) {}
