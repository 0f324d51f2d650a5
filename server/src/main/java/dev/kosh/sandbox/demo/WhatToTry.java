package dev.kosh.sandbox.demo;

import dev.kosh.sandbox.data.SandboxPeople;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** Said at the end of the demo, when the server stays: where to look, as whom, and calls to copy. */
public final class WhatToTry {

    private static final String SIGN_IN_PAGE = "/console/sign-in";
    private static final String VIEW_PAGE = "/console/payment-instructions/view";

    private WhatToTry() {}

    /**
     * Prints it for a server that stays.
     *
     * @param cameBack number of the instruction whose payments came back
     */
    public static void print(Screen screen, URI server, URI simulator, SandboxPeople people, String cameBack) {
        screen.line("");
        screen.line("The server stays at " + server + " until you press Ctrl-C; its data goes with it.");
        screen.line("");
        printCase(screen, server, people, cameBack);
        screen.line("API document   " + server + "/docs");
        screen.line("Health         " + server + "/actuator/health");
        screen.line("Guide          docs/integrators.md");
        screen.line("Postman        docs/postman/kosh.postman_collection.json");
        screen.line("Treasury       " + simulator + "/__sim/state (what else it can play: docs/contract/simulator.md)");
        screen.line("");
        screen.line("Users (password " + people.password() + ", OAuth client egov-user-client without secret)");
        people.users()
                .forEach(user -> screen.line(
                        "   %-18s%-24s%-10s%s".formatted(user.userName(), user.name(), user.type(), user.tenantId())));
        screen.line("");
        screen.line("Copy and paste:");
        screen.line("");
        screen.line("""
                TOKEN=$(curl -s -X POST %1$s/user/oauth/token \\
                  -H 'Authorization: Basic %2$s' -H 'Content-Type: application/x-www-form-urlencoded' \\
                  -d 'grant_type=password&scope=read&username=INTEGR01&password=%3$s&tenantId=pb&userType=Employee' \\
                  | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')

                curl -s -X POST '%1$s/billing-service/bill/v2/_fetchbill?tenantId=pb.amritsar&mobileNumber=9814000555' \\
                  -H "auth-token: $TOKEN" -H 'Content-Type: application/json' -d '{"RequestInfo":{}}'
                """.formatted(server, Story.CLIENT_WITHOUT_SECRET, people.password()));
    }

    /** The page of the case where this server has pages, else the call that shows it. */
    private static void printCase(Screen screen, URI server, SandboxPeople people, String cameBack) {
        String number = URLEncoder.encode(cameBack, StandardCharsets.UTF_8);
        if (hasPages(server)) {
            screen.line("View Payment Instruction of " + cameBack + ", whose two payments came back:");
            screen.line("   " + server + VIEW_PAGE + "?tenantId=" + MoneyDesk.TENANT + "&number=" + number);
            screen.line("   sign in as " + MoneyDesk.ACCOUNTANT + " of " + MoneyDesk.TENANT + ", password "
                    + people.password());
        } else {
            screen.line("The payment instruction whose two payments came back is " + cameBack + ":");
            screen.line("   POST " + server + "/ifms-adapter/pi/v1/_search as " + MoneyDesk.ACCOUNTANT);
        }
        screen.line("");
    }

    private static boolean hasPages(URI server) {
        try {
            HttpRequest signIn =
                    HttpRequest.newBuilder(server.resolve(SIGN_IN_PAGE)).GET().build();
            return HttpClient.newHttpClient()
                            .send(signIn, HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == HttpURLConnection.HTTP_OK;
        } catch (IOException unreachable) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
