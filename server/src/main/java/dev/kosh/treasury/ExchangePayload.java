package dev.kosh.treasury;

import org.jspecify.annotations.Nullable;

/**
 * What was sent and received in one try, in clear. Names people and their accounts: for those only who may see that.
 *
 * @param request JSON; null for a log-in and after its time has passed
 * @param response JSON, or the body as it came when it could not be opened; null when none came, for a log-in and after
 *     its time has passed
 */
public record ExchangePayload(
        @Nullable String request, @Nullable String response) {}
