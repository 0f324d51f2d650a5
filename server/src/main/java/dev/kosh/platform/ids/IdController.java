package dev.kosh.platform.ids;

import dev.kosh.wire.ResponseInfo;
import jakarta.validation.Valid;
import java.util.List;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Ids that other programs ask for (docs/contract/platform.md, ids). */
@RestController
class IdController {

    private static final String SUCCESSFUL = "SUCCESSFUL";

    private final IdGenerator generator;

    IdController(IdGenerator generator) {
        this.generator = generator;
    }

    record GeneratedId(String id) {}

    record Generated(ResponseInfo responseInfo, List<GeneratedId> idResponses) {}

    @PostMapping("/egov-idgen/id/_generate")
    Generated generate(@RequestBody @Valid IdGenerationRequest body) {
        return new Generated(
                ResponseInfo.of(body.requestInfo(), SUCCESSFUL),
                generator.generate(body.idRequests()).stream()
                        .map(GeneratedId::new)
                        .toList());
    }
}
