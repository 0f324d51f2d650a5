package dev.kosh.disbursement.store;

import dev.kosh.secrets.PersonalData;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Holder and number of a bank account in the encrypted column {@code bank_account_detail.account}. */
final class SealedAccount {

    private SealedAccount() {}

    /** What the column holds. */
    record Opened(@Nullable String holderName, String accountNumber) {

        @Override
        public String toString() {
            return "Opened[…]";
        }
    }

    static byte[] seal(PersonalData secrets, @Nullable String holderName, String accountNumber) {
        ObjectNode json = InstructionRows.JSON.createObjectNode().put("c", accountNumber);
        if (holderName != null) {
            json.put("h", holderName);
        }
        return secrets.encrypt(InstructionRows.JSON.writeValueAsString(json));
    }

    static Opened open(PersonalData secrets, byte[] sealed) {
        JsonNode json = InstructionRows.JSON.readTree(secrets.decrypt(sealed));
        return new Opened(json.path("h").asString(null), json.path("c").asString(""));
    }
}
