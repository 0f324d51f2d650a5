package dev.kosh.sandbox.demo;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What people at the treasury and at banks do, by the simulator's own paths (docs/contract/simulator.md, admin paths). */
final class TreasuryOffice {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI simulator;
    private final Screen screen;

    TreasuryOffice(URI simulator, Screen screen) {
        this.simulator = simulator;
        this.screen = screen;
    }

    /** A transfer that a bank sends back on the day of the debit. */
    record Return(String beneficiaryNumber, String reason) {}

    void sign(Instruction instruction) {
        change("pi", instruction, "sign", "");
    }

    void advise(Instruction instruction) {
        change("pi", instruction, "advise", "");
    }

    void pay(Instruction instruction) {
        change(instruction.isRevised() ? "cor" : "pi", instruction, "pay", "");
    }

    void sendBack(Instruction instruction, List<Return> returns) {
        ObjectNode body = JSON.createObjectNode();
        ArrayNode rows = body.putArray("rows");
        returns.forEach(each -> rows.addObject()
                .put("benefId", each.beneficiaryNumber())
                .put("reason", each.reason())
                .put("daysAfterVoucher", 0));
        change("pi", instruction, "fail", JSON.writeValueAsString(body));
    }

    /** Its books, without the single bills. */
    JsonNode books() {
        String path = "/__sim/state?bills=false";
        screen.meanwhile("treasury's books: GET " + path);
        return send(HttpRequest.newBuilder(simulator.resolve(path)).GET());
    }

    private void change(String kind, Instruction instruction, String deed, String body) {
        String path =
                "/__sim/" + kind + "/" + URLEncoder.encode(instruction.number(), StandardCharsets.UTF_8) + "/" + deed;
        screen.meanwhile("treasury: POST " + path);
        send(HttpRequest.newBuilder(simulator.resolve(path)).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private JsonNode send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new StoryFailed("the simulated treasury answered HTTP " + response.statusCode() + " "
                        + response.body().strip());
            }
            return JSON.readTree(response.body());
        } catch (IOException failure) {
            throw new StoryFailed("the simulated treasury did not answer: " + failure.getMessage());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StoryFailed("interrupted");
        }
    }
}
