package dev.kosh.disbursement.store;

import dev.kosh.disbursement.SentPayee;
import dev.kosh.secrets.PersonalData;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A payee's personal data in one encrypted column. */
final class SealedPayee {

    private SealedPayee() {}

    static byte[] seal(PersonalData secrets, SentPayee payee) {
        ObjectNode json = InstructionRows.JSON.createObjectNode();
        put(json, "n", payee.name());
        put(json, "m", payee.mobileNumber());
        put(json, "a", payee.address());
        put(json, "c", payee.accountNumber());
        return secrets.encrypt(InstructionRows.JSON.writeValueAsString(json));
    }

    private static void put(ObjectNode json, String member, @Nullable String value) {
        if (value != null) {
            json.put(member, value);
        }
    }

    static SentPayee open(PersonalData secrets, byte[] sealed) {
        JsonNode json = InstructionRows.JSON.readTree(secrets.decrypt(sealed));
        return new SentPayee(text(json, "n"), text(json, "m"), text(json, "a"), text(json, "c"));
    }

    private static @Nullable String text(JsonNode json, String member) {
        return json.path(member).asString(null);
    }
}
