package dev.kosh.billing.amendments;

import dev.kosh.billing.ConsumerKey;
import java.util.List;

/** An amendment as a caller proposes it, before any rule was applied. */
public record AmendmentDraft(ConsumerKey consumer, List<AmendmentLine> lines, AmendmentFacts facts) {}
