package dev.kosh.billing.bulk;

import dev.kosh.access.Caller;
import dev.kosh.billing.DemandDraft;
import java.util.List;

/**
 * What one message of the topic {@code bulk-bill-generator} asks for.
 *
 * @param caller on whose behalf
 * @param creates demands to be raised, which are billed afterwards
 * @param updates demands to be changed
 */
public record DemandMessage(AnswerTo answerTo, Caller caller, List<DemandDraft> creates, List<DemandDraft> updates) {}
