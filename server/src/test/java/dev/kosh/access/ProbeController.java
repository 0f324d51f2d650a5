package dev.kosh.access;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** End points of the tests: they tell who the edge says is calling. */
@TestConfiguration(proxyBeanMethods = false)
@RestController
class ProbeController {

    /** Role that may call {@link #PATH}. */
    static final String ROLE = "PROBE";

    static final String PATH = "/probe/_who";
    static final String UNGRANTED = "/probe/_ungranted";

    @Bean
    ApplicationRunner probeGrants(JdbcClient jdbc) {
        return arguments -> jdbc.sql("insert into access.role_action (role_code, url) values (:role, :path)")
                .param("role", ROLE)
                .param("path", PATH)
                .update();
    }

    @PostMapping(PATH)
    Map<String, Object> who(@RequestBody(required = false) @Nullable Map<String, Object> body, Caller caller) {
        return Map.of(
                "uuid",
                caller.uuid(),
                "address",
                caller.address(),
                "client",
                caller.clientId(),
                "mobileNumber",
                String.valueOf(caller.mobileNumber()),
                "body",
                body == null ? Map.of() : body);
    }

    @PostMapping(UNGRANTED)
    String ungranted(Caller caller) {
        return caller.uuid();
    }
}
