package dev.kosh.access;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** End points of the tests: they tell who the edge says is calling. */
@TestConfiguration(proxyBeanMethods = false)
@RestController
class ProbeController {

    static final String PATH = "/probe/_who";
    static final String UNGRANTED = "/probe/_ungranted";

    @PostMapping(PATH)
    Map<String, Object> who(@RequestBody(required = false) @Nullable Map<String, Object> body, Caller caller) {
        return Map.of(
                "uuid", caller.uuid(),
                "address", caller.address(),
                "client", caller.clientId(),
                "body", body == null ? Map.of() : body);
    }

    @PostMapping(UNGRANTED)
    String ungranted(Caller caller) {
        return caller.uuid();
    }
}
