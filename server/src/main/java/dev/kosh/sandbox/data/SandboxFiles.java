package dev.kosh.sandbox.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The files below {@code sandbox/} that come with the program. */
final class SandboxFiles {

    private static final JsonMapper JSON = JsonMapper.shared();

    private SandboxFiles() {}

    static SandboxPeople people() {
        return read("people.json", SandboxPeople.class);
    }

    static SandboxNames names() {
        return read("names.json", SandboxNames.class);
    }

    static NamedConsumers namedConsumers() {
        return read("named-consumers.json", NamedConsumers.class);
    }

    /** Masters of a state in the layout of the states' own files. */
    static JsonNode masters(String state) {
        return read("masters-" + state + ".json", JsonNode.class);
    }

    /** Masters of disbursement of a state or a ULB; empty when the sandbox has none for it. */
    static Optional<JsonNode> expenditure(String tenant) {
        String file = "expenditure-" + tenant + ".json";
        return new ClassPathResource("sandbox/" + file).exists()
                ? Optional.of(read(file, JsonNode.class))
                : Optional.empty();
    }

    private static <T> T read(String file, Class<T> type) {
        try (InputStream content = new ClassPathResource("sandbox/" + file).getInputStream()) {
            return JSON.readValue(content, type);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
