package dev.kosh.simulator.admin;

import dev.kosh.simulator.BooksView.BillView;
import dev.kosh.simulator.ReturnedPayment;
import dev.kosh.simulator.SimulatorRefusal;
import dev.kosh.simulator.SimulatorRefusal.Cause;
import dev.kosh.simulator.TreasurySimulator;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What happens to one instruction, {@code pi/…}, or one correction, {@code cor/…}: the number may hold slashes. */
final class OneBill {

    private static final String OFFICE = "testpur_op";

    private final TreasurySimulator treasury;
    private final JsonMapper json;

    OneBill(TreasurySimulator treasury, JsonMapper json) {
        this.treasury = treasury;
        this.json = json;
    }

    /** Does what the last part of the path says and gives the bill as it is now. */
    BillView change(String path, String body) {
        int deedAt = path.lastIndexOf('/');
        int numberAt = path.indexOf('/') + 1;
        if (deedAt < numberAt) {
            throw new SimulatorRefusal(Cause.UNKNOWN, "the path names no deed, such as pi/NUMBER/sign");
        }
        String number = decoded(path.substring(numberAt, deedAt));
        JsonNode told = body.isBlank() ? json.createObjectNode() : json.readTree(body);
        switch (path.substring(deedAt + 1)) {
            case "sign" -> treasury.sign(number);
            case "reject" -> treasury.reject(number, told.path("office").asString(OFFICE));
            case "advise" -> treasury.advise(number);
            case "pay" -> pay(number, told);
            case "fail" -> treasury.fail(number, rows(told));
            case "account" ->
                treasury.rewriteAccount(number, text(told, "benefId"), text(told, "account"), text(told, "ifsc"));
            default ->
                throw new SimulatorRefusal(Cause.UNKNOWN, "the deeds are sign, reject, advise, pay, fail and account");
        }
        return treasury.bill(number);
    }

    private void pay(String number, JsonNode told) {
        if (told.path("benefIds").isArray()) {
            List<String> benefIds = new ArrayList<>();
            told.path("benefIds").forEach(id -> benefIds.add(id.asString()));
            treasury.pay(number, benefIds);
        } else {
            treasury.pay(number);
        }
    }

    private ReturnedPayment[] rows(JsonNode told) {
        if (!told.path("rows").isArray()) {
            throw new SimulatorRefusal(Cause.MALFORMED, "rows is a list of benefId, reason and daysAfterVoucher");
        }
        return json.treeToValue(told.path("rows"), ReturnedPayment[].class);
    }

    private static String text(JsonNode told, String name) {
        String value = told.path(name).asString("");
        if (value.isEmpty()) {
            throw new SimulatorRefusal(Cause.MALFORMED, name + " is missing");
        }
        return value;
    }

    private static String decoded(String number) {
        return URLDecoder.decode(number.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
