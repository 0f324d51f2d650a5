package dev.kosh.console.shell;

import dev.kosh.access.Caller;
import dev.kosh.wire.TenantId;

/**
 * Who looks at a page, and for which office. Controllers take it as a method parameter.
 *
 * @param tenant the ULB that the page is about; one that the caller's roles cover
 */
public record Visit(Caller caller, TenantId tenant, Language language) {}
