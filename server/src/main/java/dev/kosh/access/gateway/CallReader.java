package dev.kosh.access.gateway;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads the token and the tenants of a request, from wherever it may carry them. */
@Component
class CallReader {

    private static final Logger log = LoggerFactory.getLogger(CallReader.class);
    private static final String TOKEN_HEADER = "auth-token";
    private static final String BEARER = "Bearer ";
    static final String MULTIPART = "multipart/form-data";
    private static final Set<String> VERBS_WITHOUT_BODY = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private final JsonMapper json;
    private final int mostBytes;
    private final long mostUploadBytes;

    CallReader(JsonMapper json, GatewayProperties settings) {
        this.json = json;
        this.mostBytes = Math.toIntExact(settings.maxBody().toBytes());
        this.mostUploadBytes = settings.maxUpload().toBytes();
    }

    /**
     * The request, understood.
     *
     * @throws dev.kosh.wire.RequestRefused when its body is too large, not well-formed, or of a type that would let it
     *     name tenants unseen
     */
    IncomingCall read(HttpServletRequest request, String path) throws IOException {
        String type = contentType(request);
        boolean isUpload = type.startsWith(MULTIPART);
        if (request.getContentLengthLong() > (isUpload ? mostUploadBytes : mostBytes)) {
            throw Refusal.tooLarge(isUpload ? mostUploadBytes : mostBytes);
        }
        if (VERBS_WITHOUT_BODY.contains(request.getMethod()) || !type.contains("json")) {
            return withoutJson(request, path, type);
        }
        if (!isUtf8(type)) {
            throw Refusal.mediaType();
        }
        byte[] body = request.getInputStream().readNBytes(mostBytes + 1);
        if (body.length > mostBytes) {
            throw Refusal.tooLarge(mostBytes);
        }
        Envelope envelope = envelope(body);
        Set<String> tenants = envelope.tenants();
        TenantNames.addParameters(request, tenants);
        TenantNames.addPayers(envelope.payerTenants(), tenants);
        return new IncomingCall(
                new BufferedRequest(request, body), path, token(request, envelope.authToken()), tenants);
    }

    /**
     * An upload of somebody who is known already: its parts are taken in, and the tenants that they name are read.
     *
     * @throws dev.kosh.wire.RequestRefused when it is too large, or does not say how large it is
     */
    IncomingCall readUpload(HttpServletRequest request, String path) {
        long bytes = request.getContentLengthLong();
        if (bytes < 0 || bytes > mostUploadBytes) {
            throw Refusal.tooLarge(mostUploadBytes);
        }
        Set<String> tenants = new LinkedHashSet<>();
        TenantNames.addParameters(request, tenants);
        return new IncomingCall(request, path, null, tenants);
    }

    private IncomingCall withoutJson(HttpServletRequest request, String path, String type) {
        boolean hasBody = !VERBS_WITHOUT_BODY.contains(request.getMethod())
                && (request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null);
        if (hasBody && !type.startsWith("application/x-www-form-urlencoded") && !type.startsWith(MULTIPART)) {
            throw Refusal.mediaType();
        }
        Set<String> tenants = new LinkedHashSet<>();
        if (!type.startsWith(MULTIPART)) {
            TenantNames.addParameters(request, tenants);
        }
        return new IncomingCall(request, path, token(request, null), tenants);
    }

    private Envelope envelope(byte[] body) {
        try {
            return Envelope.read(json, body);
        } catch (JacksonException malformed) {
            throw Refusal.malformed();
        }
    }

    /** The body's token wins, then the header's, then a bearer token. */
    private static @Nullable String token(HttpServletRequest request, @Nullable String inBody) {
        String inHeader = usable(request.getHeader(TOKEN_HEADER));
        if (inBody != null) {
            if (inHeader != null && !inHeader.equals(inBody)) {
                log.info("Body and header carry different tokens; the body's is taken");
            }
            return inBody;
        }
        return inHeader != null ? inHeader : bearer(request.getHeader("Authorization"));
    }

    private static @Nullable String bearer(@Nullable String authorization) {
        return authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? usable(authorization.substring(BEARER.length()))
                : null;
    }

    private static @Nullable String usable(@Nullable String token) {
        return token == null || token.isBlank() || token.equals("null") ? null : token.strip();
    }

    static String contentType(HttpServletRequest request) {
        String type = request.getContentType();
        return type == null ? "" : type.toLowerCase(Locale.ROOT);
    }

    /** Whether the controllers will read the bytes in the one encoding that the edge reads them in. */
    private static boolean isUtf8(String type) {
        try {
            Charset charset = MediaType.parseMediaType(type).getCharset();
            return charset == null || charset.equals(StandardCharsets.UTF_8);
        } catch (InvalidMediaTypeException malformed) {
            return false;
        }
    }
}
