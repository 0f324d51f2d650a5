package dev.kosh.platform.accesscontrol;

import dev.kosh.access.Caller;
import dev.kosh.access.RoleCatalogue;
import dev.kosh.masters.LoadedMaster;
import dev.kosh.platform.MasterReader;
import dev.kosh.platform.accesscontrol.AuthorizationCall.AuthorizationRequest;
import dev.kosh.wire.RequestInfoWrapper;
import dev.kosh.wire.ResponseInfo;
import jakarta.validation.Valid;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Roles and what they may call (docs/contract/platform.md, access control). */
@RestController
@RequestMapping("/access/v1")
class AccessControlController {

    private static final String ADMINISTRATOR = "SUPERUSER";
    private static final String ROLES = "ACCESSCONTROL-ROLES";
    private static final String ACTIONS = "ACCESSCONTROL-ACTIONS-TEST";
    private static final String GRANTS = "ACCESSCONTROL-ROLEACTIONS";

    private final RoleCatalogue catalogue;
    private final MasterReader masters;

    AccessControlController(RoleCatalogue catalogue, MasterReader masters) {
        this.catalogue = catalogue;
        this.masters = masters;
    }

    record Menu(ResponseInfo responseInfo, @Nullable List<String> modules, List<ActionJson> actions) {}

    record Actions(ResponseInfo responseInfo, List<ActionJson> actions) {}

    record RoleJson(String name, String code, String description) {}

    record Roles(ResponseInfo responseInfo, List<RoleJson> roles) {}

    @PostMapping("/actions/_authorize")
    ResponseEntity<Void> authorize(@RequestBody @Valid AuthorizationCall body) {
        AuthorizationRequest asked = body.authorizationRequest();
        boolean may = catalogue.allow(asked.held(), asked.uri(), Set.copyOf(asked.tenantIds()));
        return ResponseEntity.status(may ? HttpStatus.OK : HttpStatus.UNAUTHORIZED)
                .build();
    }

    @PostMapping("/actions/mdms/_get")
    Menu menu(@RequestBody @Valid ActionQuery query, Caller caller) {
        return new Menu(ResponseInfo.of(query.requestInfo(), ResponseInfo.OK), null, actions(query, caller));
    }

    @PostMapping("/actions/_search")
    Actions search(@RequestBody @Valid ActionQuery query, Caller caller) {
        return new Actions(ResponseInfo.of(query.requestInfo(), ResponseInfo.OK), actions(query, caller));
    }

    @PostMapping("/roles/_search")
    Roles roles(
            @RequestParam(required = false) @Nullable Set<String> code,
            @RequestParam String tenantId,
            @RequestBody RequestInfoWrapper body,
            Caller caller) {
        List<RoleJson> found = rows(tenantId, ROLES, "roles", caller)
                .filter(row -> code == null || code.contains(row.path("code").asString("")))
                .map(row -> new RoleJson(
                        row.path("name").asString(""),
                        row.path("code").asString(""),
                        row.path("description").asString("")))
                .toList();
        return new Roles(ResponseInfo.of(body.requestInfo(), ResponseInfo.OK), found);
    }

    /** A caller asks about the own roles; an administrator about any. */
    private List<ActionJson> actions(ActionQuery query, Caller caller) {
        Set<String> roles = new HashSet<>(query.roleCodes());
        if (!caller.hasRole(ADMINISTRATOR)) {
            roles.removeIf(role -> !caller.hasRole(role));
        }
        Set<String> ids = rows(query.tenantId(), GRANTS, "roleactions", caller)
                .filter(row -> roles.contains(row.path("rolecode").asString("")))
                .map(row -> row.path("actionid").asString(""))
                .collect(Collectors.toSet());
        return rows(query.tenantId(), ACTIONS, "actions-test", caller)
                .filter(row -> ids.contains(row.path("id").asString("")))
                .map(ActionJson::of)
                .filter(action -> !Boolean.TRUE.equals(query.enabled()) || action.enabled())
                .toList();
    }

    private Stream<JsonNode> rows(String tenantId, String module, String name, Caller caller) {
        LoadedMaster master =
                masters.module(tenantId, module, Optional.of(caller)).get(name);
        return master == null ? Stream.empty() : master.rows().valueStream();
    }
}
