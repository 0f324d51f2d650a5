package dev.kosh.treasury.envelope;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** What can be made of the body of an answer before anything is believed of it. */
@Component
class AnswerBodies {

    /** An even number of backslashes before it: it is no escaped backslash with letters behind. */
    private static final Pattern ESCAPED_ZERO = Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*)\\\\u0000");

    private final ObjectReader json;

    AnswerBodies(JsonMapper json) {
        this.json = json.readerFor(JsonNode.class).with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }

    /** The text that the body enciphers; null when it does not open. */
    @Nullable
    String open(String body, SecretKey key) {
        try {
            byte[] sealed = Base64.getDecoder().decode(withoutQuotes(body));
            byte[] plain = SessionCipher.decrypt(sealed, key);
            // One wrong key in 256 gives a valid padding; what it opens is no text.
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(plain))
                    .toString();
        } catch (IllegalArgumentException | GeneralSecurityException | CharacterCodingException notSealedWithIt) {
            return null;
        }
    }

    /** The error that a body in clear tells of; null when it is a page, binary, or JSON without one. */
    @Nullable
    ErrorText errorIn(String body) {
        if (isObject(body)) {
            JsonNode object = parse(body);
            return object == null ? null : ErrorText.inObject(object);
        }
        return isPlainText(body) ? ErrorText.plain(body) : null;
    }

    boolean isObject(String body) {
        return body.startsWith("{");
    }

    /** JSON and nothing after it; null when the text is something else. */
    @Nullable
    JsonNode parse(String text) {
        try {
            return json.readValue(storable(text));
        } catch (JacksonException notJson) {
            return null;
        }
    }

    /** The database keeps no text with the character 0. */
    private static String storable(String text) {
        return text.contains("\\u0000") ? ESCAPED_ZERO.matcher(text).replaceAll("$1\\\\uFFFD") : text;
    }

    private static boolean isPlainText(String body) {
        return !body.isEmpty()
                && !body.startsWith("<")
                && body.chars()
                        .noneMatch(each ->
                                each == '\uFFFD' || (Character.isISOControl(each) && !Character.isWhitespace(each)));
    }

    /** Some answers come as a JSON string. */
    private static String withoutQuotes(String body) {
        if (body.length() > 1 && body.startsWith("\"") && body.endsWith("\"")) {
            return body.substring(1, body.length() - 1).replace("\\/", "/");
        }
        return body;
    }
}
