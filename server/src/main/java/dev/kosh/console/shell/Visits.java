package dev.kosh.console.shell;

import dev.kosh.access.Caller;
import dev.kosh.access.PageSessions;
import dev.kosh.masters.Masters;
import dev.kosh.masters.Tenant;
import dev.kosh.wire.TenantId;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.support.RequestContextUtils;

/** Finds out for which office a page is asked: the parameter {@code tenantId}, else the caller's own. */
@Component
class Visits implements HandlerMethodArgumentResolver {

    static final String TENANT = "tenantId";

    private final PageSessions sessions;
    private final Masters masters;

    Visits(PageSessions sessions, Masters masters) {
        this.sessions = sessions;
        this.masters = masters;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Visit.class;
    }

    @Override
    public Visit resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binding) {
        HttpServletRequest http = request.getNativeRequest(HttpServletRequest.class);
        Visit visit = http == null ? null : of(http);
        if (visit == null) {
            throw new IllegalStateException("a page behind the gateway was asked for without a caller");
        }
        return visit;
    }

    /** Null when nobody is signed in. */
    @Nullable
    Visit of(HttpServletRequest request) {
        if (!(request.getAttribute(Caller.ATTRIBUTE) instanceof Caller caller)) {
            return null;
        }
        return new Visit(caller, tenant(request, caller), Language.of(RequestContextUtils.getLocale(request)));
    }

    private TenantId tenant(HttpServletRequest request, Caller caller) {
        String named = request.getParameter(TENANT);
        if (TenantId.isWellFormed(named)) {
            return new TenantId(named);
        }
        if (!caller.tenantId().isState()) {
            return caller.tenantId();
        }
        List<Tenant> offices = offices(caller, request.getRequestURI());
        return offices.isEmpty() ? caller.tenantId() : offices.get(0).id();
    }

    /** The ULBs for which the caller may ask for this path, by name. */
    List<Tenant> offices(Caller caller, String path) {
        return masters.tenants().stream()
                .filter(tenant -> !tenant.id().isState() && sessions.mayCall(caller, path, tenant.id()))
                .sorted(Comparator.comparing(Tenant::name))
                .toList();
    }

    /** The name of an office; its id when it has none. */
    String name(TenantId tenant) {
        return masters.tenant(tenant).map(Tenant::name).orElse(tenant.value());
    }
}
