package dev.kosh.billing.bulk;

import dev.kosh.wire.TenantId;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where the answer to a message goes.
 *
 * @param tenantId under which the message is kept
 * @param messageId the same in each delivery of the message
 * @param topic by its name of the original
 * @param migrationCount as the message had it; the answer adds {@code message} and {@code auditTime}
 */
public record AnswerTo(TenantId tenantId, String messageId, String topic, ObjectNode migrationCount) {}
