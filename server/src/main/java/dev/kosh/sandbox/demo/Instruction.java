package dev.kosh.sandbox.demo;

import dev.kosh.wire.Money;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A payment instruction as a call answered it. */
record Instruction(JsonNode json) {

    /** One beneficiary's payment in it. */
    record Payment(JsonNode json) {

        String number() {
            return json.path("beneficiaryNumber").asString();
        }

        String payeeId() {
            return json.path("beneficiaryId").asString();
        }

        String name() {
            return json.path("benefName").asString("");
        }

        Money amount() {
            return DueBill.money(json.path("amount"));
        }

        String status() {
            return json.path("paymentStatus").asString();
        }

        String reason() {
            return json.path("paymentStatusMessage").asString("");
        }

        String maskedAccount() {
            return json.path("benfAcctNo").asString("");
        }

        boolean isFailed() {
            return status().equals("Payment Failed");
        }
    }

    String number() {
        return json.path("piNumber").asString();
    }

    String status() {
        return json.path("piStatus").asString();
    }

    boolean isRevised() {
        return json.path("piType").asString().equals("REVISED");
    }

    Money net() {
        return DueBill.money(json.path("netAmount"));
    }

    String headOfAccount() {
        return json.path("additionalDetails").path("hoaCode").asString("");
    }

    String paymentNumber() {
        return json.path("muktaReferenceId").asString();
    }

    /** What the page says about the latest call. */
    String message() {
        return json.path("message").path("text").asString("");
    }

    List<String> actions() {
        return json.path("actions").valueStream().map(JsonNode::asString).toList();
    }

    List<Payment> payments() {
        return json.path("beneficiaryDetails").valueStream().map(Payment::new).toList();
    }

    List<Payment> failed() {
        return payments().stream().filter(Payment::isFailed).toList();
    }

    boolean isAll(String paymentStatus) {
        return payments().stream().allMatch(each -> each.status().equals(paymentStatus));
    }
}
