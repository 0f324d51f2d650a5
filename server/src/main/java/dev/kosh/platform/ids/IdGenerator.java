package dev.kosh.platform.ids;

import dev.kosh.masters.IdTemplate;
import dev.kosh.masters.LoadedMaster;
import dev.kosh.masters.MasterData;
import dev.kosh.masters.Masters;
import dev.kosh.masters.MastersError;
import dev.kosh.masters.NumberFormats;
import dev.kosh.masters.Tenant;
import dev.kosh.platform.PlatformError;
import dev.kosh.platform.ids.IdGenerationRequest.IdRequest;
import dev.kosh.wire.RequestRefused;
import dev.kosh.wire.TenantId;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes ids by the forms that the masters have (docs/contract/platform.md, ids). */
@Service
class IdGenerator {

    private final Masters masters;
    private final MasterData data;
    private final IdSequences sequences;
    private final Clock clock;

    IdGenerator(Masters masters, MasterData data, IdSequences sequences, Clock clock) {
        this.masters = masters;
        this.data = data;
        this.sequences = sequences;
        this.clock = clock;
    }

    /**
     * The ids of all requests, in their order; all or none.
     *
     * @throws RequestRefused {@link PlatformError#ID_NOT_FOUND}, {@link PlatformError#ID_RESERVED},
     *     {@link PlatformError#INVALID_FORMAT}, {@link MastersError#UNKNOWN_TENANT},
     *     {@link MastersError#CITY_CODE_NOT_FOUND}
     */
    @Transactional
    public List<String> generate(List<IdRequest> requests) {
        Instant now = clock.instant();
        List<String> ids = new ArrayList<>();
        for (IdRequest request : requests) {
            Tenant tenant = tenant(request.tenantId());
            ids.addAll(template(tenant, request.idName())
                    .ids(
                            tenant,
                            now,
                            request.howMany(),
                            sequence -> sequences.reserve(tenant.id().state(), sequence, request.howMany())));
        }
        return ids;
    }

    private Tenant tenant(String id) {
        return Optional.of(id)
                .filter(TenantId::isWellFormed)
                .flatMap(each -> masters.tenant(new TenantId(each)))
                .orElseThrow(() ->
                        new RequestRefused(MastersError.UNKNOWN_TENANT, "tenantId: no such tenant is configured"));
    }

    private IdTemplate template(Tenant tenant, String idName) {
        if (NumberFormats.areRead(idName)) {
            throw new RequestRefused(
                    PlatformError.ID_RESERVED,
                    "idName: receipts and bills get their numbers here, when they are made; none is given to others");
        }
        String format = data.module(tenant.id(), "common-masters").stream()
                .flatMap(module -> Optional.ofNullable(module.get("IdFormat")).stream())
                .map(LoadedMaster::rows)
                .flatMap(rows -> rows.valueStream())
                .filter(row -> row.path("idname").asString("").equals(idName))
                .map(row -> row.path("format").asString(""))
                .findFirst()
                .orElseThrow(() -> new RequestRefused(
                        PlatformError.ID_NOT_FOUND,
                        "No Format is available in the MDMS for the given name and tenant; a format in the request"
                                + " is not taken"));
        try {
            return IdTemplate.valueOf(format);
        } catch (IllegalArgumentException wrong) {
            throw new RequestRefused(
                    PlatformError.INVALID_FORMAT, "the masters' format of " + idName + ": " + wrong.getMessage());
        }
    }
}
