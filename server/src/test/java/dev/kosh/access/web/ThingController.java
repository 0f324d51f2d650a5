package dev.kosh.access.web;

import dev.kosh.wire.RequestRefused;
import dev.kosh.wire.WireError;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Makes things, in a transaction of its own as business code does; refuses and fails on request. */
@TestComponent
@RestController
class ThingController {

    private final Gate gate = new Gate();

    private final JdbcClient jdbc;

    ThingController(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Where every call passes in the middle of its transaction. */
    Gate gate() {
        return gate;
    }

    @PostMapping({"/things/_create", "/things/_update", "/things/_search"})
    @Transactional
    ResponseEntity<Map<String, Object>> make(@RequestBody JsonNode body) {
        String name = body.path("name").asString("");
        jdbc.sql("insert into public.thing values (:name)").param("name", name).update();
        gate.pass();
        if (name.equals("refuse")) {
            throw new RequestRefused(WireError.JSON_MAPPING, "no such thing");
        }
        if (name.equals("fail")) {
            throw new IllegalStateException("broken on purpose");
        }
        return ResponseEntity.status(201).body(Map.of("name", name, "number", UUID.randomUUID()));
    }
}
