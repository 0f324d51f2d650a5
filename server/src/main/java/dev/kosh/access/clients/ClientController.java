package dev.kosh.access.clients;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.kosh.access.Caller;
import dev.kosh.access.clients.ClientAdministration.Administered;
import dev.kosh.wire.RequestInfo;
import dev.kosh.wire.RequestInfoWrapper;
import dev.kosh.wire.ResponseInfo;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Clients and networks (docs/contract/access.md, clients). */
@RestController
@RequestMapping("/access/v1")
class ClientController {

    private static final long USUAL_OVERLAP_SECONDS = 86_400;

    private final ClientAdministration administration;

    ClientController(ClientAdministration administration) {
        this.administration = administration;
    }

    record ClientRequest(
            @JsonProperty("RequestInfo") @Nullable RequestInfo requestInfo,
            @Valid @NotNull ClientInput client) {}

    /** @param overlapSeconds how long the secret before is still taken: a day unless said, 0 for one that leaked */
    record Rotation(
            @JsonProperty("RequestInfo") @Nullable RequestInfo requestInfo,
            @NotNull String id,
            @Nullable @Min(0) @Max(2_592_000) Long overlapSeconds) {}

    record UserNetworks(
            @JsonProperty("RequestInfo") @Nullable RequestInfo requestInfo,
            @NotNull String uuid,
            @NotNull @Size(max = 100) List<@NotNull String> networks) {}

    record Clients(ResponseInfo responseInfo, List<ClientJson> clients) {}

    /** @param secret shown this once */
    record Client(
            ResponseInfo responseInfo,
            ClientJson client,
            @Nullable String secret) {}

    record Done(ResponseInfo responseInfo) {}

    @PostMapping("/clients/_search")
    Clients search(@RequestBody RequestInfoWrapper body, Caller caller) {
        return new Clients(
                ResponseInfo.of(body.requestInfo(), ResponseInfo.OK),
                administration.all(caller).stream().map(ClientJson::of).toList());
    }

    @PostMapping("/clients/_create")
    Client create(@RequestBody @Valid ClientRequest body, Caller caller) {
        Administered made = administration.create(body.client(), caller);
        return new Client(
                ResponseInfo.of(body.requestInfo(), ResponseInfo.OK), ClientJson.of(made.client()), made.secret());
    }

    @PostMapping("/clients/_update")
    Client update(@RequestBody @Valid ClientRequest body, Caller caller) {
        return new Client(
                ResponseInfo.of(body.requestInfo(), ResponseInfo.OK),
                ClientJson.of(administration.update(body.client(), caller)),
                null);
    }

    @PostMapping("/clients/_rotate")
    Client rotate(@RequestBody @Valid Rotation body, Caller caller) {
        long overlap = body.overlapSeconds() == null ? USUAL_OVERLAP_SECONDS : body.overlapSeconds();
        Administered rotated = administration.rotate(body.id(), Duration.ofSeconds(overlap), caller);
        return new Client(
                ResponseInfo.of(body.requestInfo(), ResponseInfo.OK),
                ClientJson.of(rotated.client()),
                rotated.secret());
    }

    @PostMapping("/users/_networks")
    Done networks(@RequestBody @Valid UserNetworks body, Caller caller) {
        administration.setNetworks(body.uuid(), body.networks(), caller);
        return new Done(ResponseInfo.of(body.requestInfo(), ResponseInfo.OK));
    }
}
