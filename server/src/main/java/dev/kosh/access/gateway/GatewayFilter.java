package dev.kosh.access.gateway;

import dev.kosh.access.AccessError;
import dev.kosh.access.Caller;
import dev.kosh.access.limits.TooManyRequests;
import dev.kosh.access.network.ClientAddresses;
import dev.kosh.wire.ErrorResponse;
import dev.kosh.wire.RequestRefused;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/**
 * The edge: every request comes through here, and only those of open paths and of callers whose roles cover what they
 * ask reach a controller (docs/contract/access.md, the way of a call).
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class GatewayFilter extends OncePerRequestFilter {

    private static final String TOKEN_PATH = "/user/oauth/token";
    private static final List<String> LIMITED = List.of("/verify/", "/filestore/v1/files/signed/");

    private final OpenPaths open;
    private final OpenPaths tokenOptional;
    private final CallReader reader;
    private final Admission admission;
    private final PageGate pages;
    private final ClientAddresses addresses;
    private final JsonMapper json;

    GatewayFilter(
            GatewayProperties settings,
            CallReader reader,
            Admission admission,
            PageGate pages,
            ClientAddresses addresses,
            JsonMapper json) {
        this.open = new OpenPaths(settings.openPaths());
        this.tokenOptional = new OpenPaths(settings.tokenOptionalPaths());
        this.reader = reader;
        this.admission = admission;
        this.pages = pages;
        this.addresses = addresses;
        this.json = json;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        AnswerHeaders.set(response, addresses.isSecure(request));
        if (!path.equals(TOKEN_PATH)) {
            response.setHeader("Cache-Control", "no-cache, no-store, max-age=0, must-revalidate");
        }
        if (PageGate.guards(path)) {
            pages.doFilter(request, response, chain, path);
            return;
        }
        if (open.contain(path) && !ServedPaths.isAmbiguous(path)) {
            if (isWithinLimit(request, response, path)) {
                chain.doFilter(request, response);
            }
            return;
        }
        HttpServletRequest admitted = admitted(request, response, path);
        if (admitted != null) {
            chain.doFilter(admitted, response);
        }
    }

    /** Codes and signed links are secrets in a path: nobody may try many. */
    private boolean isWithinLimit(HttpServletRequest request, HttpServletResponse response, String path)
            throws IOException {
        if (LIMITED.stream().noneMatch(path::startsWith)) {
            return true;
        }
        try {
            admission.countOpenPage(request);
            return true;
        } catch (RequestRefused refusal) {
            write(refusal, response);
            return false;
        }
    }

    private @Nullable HttpServletRequest admitted(HttpServletRequest request, HttpServletResponse response, String path)
            throws IOException {
        try {
            IncomingCall call = reader.read(request, path);
            boolean isForAnybody = tokenOptional.contain(path) && !ServedPaths.isAmbiguous(path);
            Caller caller = isForAnybody ? admission.admitAnybody(call) : admission.admit(call);
            call.request().setAttribute(Caller.ATTRIBUTE, caller);
            return call.request();
        } catch (RequestRefused refusal) {
            write(refusal, response);
            return null;
        }
    }

    private void write(RequestRefused refusal, HttpServletResponse response) throws IOException {
        response.setStatus(refusal.httpStatus());
        if (refusal instanceof TooManyRequests tooMany) {
            response.setHeader("Retry-After", Long.toString(tooMany.retryAfterSeconds()));
        }
        if (refusal.problems().get(0).code().equals(AccessError.INVALID_TOKEN.code())) {
            response.setHeader("WWW-Authenticate", "Bearer error=\"invalid_token\"");
        }
        response.setContentType("application/json;charset=UTF-8");
        response.getOutputStream().write(json.writeValueAsBytes(ErrorResponse.of(refusal.problems())));
    }
}
