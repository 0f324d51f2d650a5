package dev.kosh.collection.web;

import dev.kosh.collection.gateway.Checkout;
import dev.kosh.wire.RequestInfoWrapper;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Which payment gateways there are. */
@RestController
class GatewayController {

    private final Checkout checkout;

    GatewayController(Checkout checkout) {
        this.checkout = checkout;
    }

    /** Names of the active ones; the body says nothing. */
    @PostMapping("/pg-service/gateway/v1/_search")
    List<String> search(@Nullable @RequestBody(required = false) RequestInfoWrapper body) {
        return checkout.gateways();
    }

    @GetMapping("/pg-service/gateway/v1/_search")
    List<String> list() {
        return checkout.gateways();
    }
}
