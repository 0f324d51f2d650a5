package dev.kosh.sandbox.data;

import dev.kosh.masters.MasterFiles;
import dev.kosh.masters.Tenant;
import dev.kosh.wire.TenantId;

/** Registers the sandbox's tenants and loads the masters of its states; doing so again changes nothing. */
final class SandboxMasters {

    private final MasterFiles files;

    SandboxMasters(MasterFiles files) {
        this.files = files;
    }

    void load(SandboxPeople people) {
        people.tenants().stream()
                .map(each -> new Tenant(new TenantId(each.id()), each.name(), each.cityCode()))
                .forEach(files::register);
        people.tenants().stream()
                .map(each -> new TenantId(each.id()))
                .filter(TenantId::isState)
                .forEach(state -> files.load(state, SandboxFiles.masters(state.value())));
        people.tenants().stream()
                .map(each -> new TenantId(each.id()))
                .forEach(tenant ->
                        SandboxFiles.expenditure(tenant.value()).ifPresent(masters -> files.load(tenant, masters)));
    }
}
