package dev.kosh.access.gateway;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the edge must know of a JSON body: the token it carries and every tenant it names, wherever it names it. One
 * pass over the bytes, no tree.
 */
final class Envelope {

    private static final String REQUEST_INFO = "RequestInfo";
    private static final String AUTH_TOKEN = "authToken";
    private static final String TENANT_ID = "tenantId";
    /** A payer is on record with the state; where he is on record is not where the call acts. */
    private static final String PAYER = "payer";

    private final Set<String> tenants = new LinkedHashSet<>();
    private final Set<String> payerTenants = new LinkedHashSet<>();
    private boolean insidePayer;
    private @Nullable String authToken;
    private boolean tokenIsFromCapitalised;

    private Envelope() {}

    /** @throws tools.jackson.core.JacksonException when the bytes are not well-formed JSON */
    static Envelope read(JsonMapper json, byte[] body) {
        Envelope envelope = new Envelope();
        try (JsonParser parser = json.createParser(body)) {
            while (parser.nextToken() != null) {
                envelope.value(parser, 0);
            }
        }
        return envelope;
    }

    /** The value of {@code RequestInfo.authToken}; null when absent or empty. */
    @Nullable
    String authToken() {
        return authToken;
    }

    /** Tenants that the body names outside of payers. */
    Set<String> tenants() {
        return tenants;
    }

    /** Tenants that payers are said to be on record with. */
    Set<String> payerTenants() {
        return payerTenants;
    }

    private void value(JsonParser parser, int depth) {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                member(parser, depth);
            }
        } else if (token == JsonToken.START_ARRAY) {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                value(parser, depth + 1);
            }
        }
    }

    private void member(JsonParser parser, int depth) {
        String name = parser.currentName();
        JsonToken token = parser.nextToken();
        if (depth == 0 && name.equalsIgnoreCase(REQUEST_INFO)) {
            requestInfo(parser, name.equals(REQUEST_INFO));
        } else if (name.equalsIgnoreCase(PAYER)) {
            payer(parser, depth);
        } else if (name.equalsIgnoreCase(TENANT_ID) && token.isScalarValue()) {
            add(parser);
        } else if (name.equalsIgnoreCase(TENANT_ID) && token == JsonToken.START_ARRAY) {
            tenantList(parser, depth);
        } else {
            value(parser, depth + 1);
        }
    }

    private void payer(JsonParser parser, int depth) {
        boolean outer = insidePayer;
        insidePayer = true;
        value(parser, depth + 1);
        insidePayer = outer;
    }

    private void tenantList(JsonParser parser, int depth) {
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (token.isScalarValue()) {
                add(parser);
            } else {
                value(parser, depth + 1);
            }
        }
    }

    private void add(JsonParser parser) {
        if (parser.currentToken() != JsonToken.VALUE_NULL) {
            TenantNames.add(parser.getString(), insidePayer ? payerTenants : tenants);
        }
    }

    private void requestInfo(JsonParser parser, boolean isCapitalised) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            if (name.equals(AUTH_TOKEN) && token == JsonToken.VALUE_STRING) {
                found(parser.getString(), isCapitalised);
            } else {
                parser.skipChildren();
            }
        }
    }

    private void found(String token, boolean isCapitalised) {
        boolean isUsable = !token.isBlank() && !token.toLowerCase(Locale.ROOT).equals("null");
        if (isUsable && (authToken == null || isCapitalised && !tokenIsFromCapitalised)) {
            authToken = token;
            tokenIsFromCapitalised = isCapitalised;
        }
    }
}
