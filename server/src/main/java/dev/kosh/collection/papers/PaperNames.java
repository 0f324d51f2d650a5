package dev.kosh.collection.papers;

import dev.kosh.masters.BusinessService;
import dev.kosh.masters.Masters;
import dev.kosh.masters.TaxHead;
import dev.kosh.masters.TaxHeadCategory;
import dev.kosh.masters.Tenant;
import dev.kosh.wire.TenantId;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Names that the masters have for what papers speak of; what they no longer know keeps its code. */
@Component
class PaperNames {

    private final Masters masters;

    PaperNames(Masters masters) {
        this.masters = masters;
    }

    String tenant(TenantId tenant) {
        return masters.tenant(tenant).map(Tenant::name).orElse(tenant.value());
    }

    String service(TenantId tenant, String code) {
        return masters.billing(tenant)
                .flatMap(known -> known.service(code))
                .map(BusinessService::name)
                .orElse(code);
    }

    String head(TenantId tenant, String service, String code) {
        return find(tenant, service, code).map(TaxHead::name).orElse(code);
    }

    TaxHeadCategory category(TenantId tenant, String service, String code) {
        return find(tenant, service, code).map(TaxHead::category).orElse(TaxHeadCategory.OTHER);
    }

    private Optional<TaxHead> find(TenantId tenant, String service, String code) {
        return masters.billing(tenant).flatMap(known -> known.head(service, code));
    }
}
