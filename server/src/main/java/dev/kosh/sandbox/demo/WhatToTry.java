package dev.kosh.sandbox.demo;

import dev.kosh.sandbox.data.SandboxPeople;
import java.net.URI;

/** Said at the end of the demo, when the server stays: where to look, as whom, and calls to copy. */
public final class WhatToTry {

    private WhatToTry() {}

    /** Prints it for a server that stays. */
    public static void print(Screen screen, URI server, SandboxPeople people) {
        screen.line("");
        screen.line("The server stays at " + server + " until you press Ctrl-C; its data goes with it.");
        screen.line("");
        screen.line("API document   " + server + "/docs");
        screen.line("Health         " + server + "/actuator/health");
        screen.line("Guide          docs/integrators.md");
        screen.line("Postman        docs/postman/kosh.postman_collection.json");
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
}
